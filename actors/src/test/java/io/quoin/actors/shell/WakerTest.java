package io.quoin.actors.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quoin.actors.shell.testing.ShellKit;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.address.Shards;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.port.NodeMessage;
import io.quoin.protocol.roster.RosterRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.junit.jupiter.api.Test;

/** The waker wakes everybody on the roster of its shards, the exposed first, and no faster than it may. */
class WakerTest {
    @Test
    void the_exposed_are_woken_first_and_everybody_of_the_group_once() {
        try (ShellKit kit = ShellKit.exclusive()) {
            List<Address> exposed = plant(kit, 0, 5, true);
            List<Address> others = plant(kit, 0, 20, false);
            plant(kit, 1, 5, true);
            List<Address> woken =
                    wake(kit, "quoin.waker { groups = 2, interval = 60 s, wakes-per-second-max = 20 }", 25);
            assertEquals(sorted(exposed), sorted(woken.subList(0, 5)));
            assertEquals(sorted(others), sorted(woken.subList(5, 25)));
        }
    }

    @Test
    void no_more_are_woken_in_a_second_than_may_be() {
        for (int perSecond : List.of(5, 30, 200)) {
            try (ShellKit kit = ShellKit.exclusive()) {
                plant(kit, 0, 50, false);
                TestProbe<Object> region =
                        startWaker(kit, waker("interval = 60 s, wakes-per-second-max = " + perSecond));
                int woken = 0;
                for (int second = 0; woken < 50; second++) {
                    kit.time.passes(Duration.ofSeconds(1));
                    woken += drain(region);
                    // Of all seconds so far: on a busy machine what left in one may be seen in a later one.
                    int allowed = perSecond * (second + 1);
                    assertTrue(woken <= allowed, woken + " of " + allowed + " in " + (second + 1) + " s");
                    assertTrue(second < 30, "after " + second + " s " + woken);
                }
            }
        }
    }

    @Test
    void everybody_is_woken_again_at_every_interval_also_after_a_failed_read() {
        try (ShellKit kit = ShellKit.exclusive()) {
            plant(kit, 0, 3, false);
            kit.roster.fail(1);
            TestProbe<Object> region = startWaker(kit, waker("interval = 10 s, wakes-per-second-max = 100"));
            List<Object> woken = new ArrayList<>();
            for (int second = 0; second < 60 && woken.size() < 9; second++) {
                kit.time.passes(Duration.ofSeconds(1));
                woken.addAll(mail(region));
            }
            assertTrue(woken.size() >= 9, "only " + woken.size());
        }
    }

    private static String waker(String lines) {
        return "quoin.waker { groups = 1, " + lines + " }";
    }

    private static List<Address> wake(ShellKit kit, String config, int count) {
        TestProbe<Object> region = startWaker(kit, config);
        kit.roster.awaitRead(Shards.COUNT / 2);
        List<Address> woken = new ArrayList<>();
        for (int slice = 0; slice < 200 && woken.size() < count; slice++) {
            kit.time.passes(Duration.ofMillis(50));
            for (Object message : mail(region)) {
                woken.add((Address) message);
            }
        }
        kit.time.passes(Duration.ofSeconds(5));
        assertEquals(List.of(), mail(region));
        assertEquals(count, woken.size());
        return woken;
    }

    private static TestProbe<Object> startWaker(ShellKit kit, String config) {
        TestProbe<Object> woken = kit.probe(Object.class);
        var region = kit.actors().<ShardingEnvelope<EntityMessage>>spawn(Behaviors.receiveMessage(envelope -> {
            var request = (EntityMessage.Request) envelope.message();
            woken.getRef().tell(((NodeMessage.Wake) request.message()).entity());
            return Behaviors.same();
        }));
        Config settings = ConfigFactory.parseString(config).getConfig("quoin.waker");
        kit.actors().spawn(Waker.create(ShellKit.TYPE, 0, settings.getInt("groups"), kit.roster, region, settings));
        return woken;
    }

    private static int drain(TestProbe<Object> region) {
        return mail(region).size();
    }

    private static List<Object> mail(TestProbe<Object> probe) {
        List<Object> mail = new ArrayList<>();
        while (true) {
            try {
                mail.add(probe.receiveMessage(Duration.ofMillis(1)));
            } catch (AssertionError empty) {
                return mail;
            }
        }
    }

    private static List<Address> plant(ShellKit kit, int parity, int count, boolean isExposed) {
        List<Address> planted = new ArrayList<>();
        for (int i = 0; planted.size() < count; i++) {
            Address entity = new Address(ShellKit.TYPE, (isExposed ? "exposed" : "other") + i);
            if (Shards.of(entity.id()) % 2 == parity) {
                planted.add(entity);
                kit.roster.plant(new RosterRow(entity, new Incarnation(1, i + 1), isExposed));
            }
        }
        return planted;
    }

    private static List<Address> sorted(List<Address> addresses) {
        return addresses.stream().sorted().toList();
    }
}
