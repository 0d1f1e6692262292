package io.quoin.protocol.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.journal.BlockHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever is kept, repeated and forgotten: the ids behave as a plain list would that is searched from end to end. */
class LiveIdsTest {
    private static final List<String> ACCOUNTS = List.of("a", "b", "AaAa", "BBBB", "AaBB");

    /** One block: so much later than the one before, with commands of these accounts, each living so long. */
    private record Step(long laterMillis, List<Command> commands) {}

    private record Command(String account, long livesMillis, boolean isRefused) {}

    private static final Gen<List<Step>> HISTORIES = Gen.listOf(
            Gen.combine(
                    Gen.longs(0, 40),
                    Gen.listOf(
                            Gen.combine(Gen.elementOf(ACCOUNTS), Gen.longs(0, 60), Gen.booleans(), Command::new), 12),
                    Step::new),
            30);

    @Test
    void theyBehaveAsAListThatIsSearchedFromEndToEnd() {
        Property.check("live ids are a list", HISTORIES, 500, history -> {
            LiveIds ids = new LiveIds();
            List<KeptId> model = new ArrayList<>();
            TreeMap<Long, BlockHash> hashes = new TreeMap<>();
            long height = 0;
            long now = 1_000;
            for (Step step : history) {
                height++;
                now += step.laterMillis();
                long engineTime = now;
                assertEquals(
                        model.stream().anyMatch(kept -> kept.ticket().validUntilMillis() < engineTime),
                        ids.hasExpired(now));
                ids.expire(now);
                model.removeIf(kept -> kept.ticket().validUntilMillis() < engineTime);
                for (KeptId decided : decided(step, height, now)) {
                    ids.keep(decided);
                    model.add(decided);
                    assertThrows(IllegalStateException.class, () -> ids.keep(decided));
                }
                BlockHash hash = BlockHash.ofContent(Long.toString(height).getBytes(StandardCharsets.UTF_8));
                ids.seal(height, hash);
                hashes.put(height, hash);
                hashes.keySet().removeIf(known -> model.stream().noneMatch(kept -> kept.height() == known));
                assertSame(model, hashes, ids);
            }
            ids.expire(now + 1_000);
            assertSame(List.of(), new TreeMap<>(), ids);
        });
    }

    private static List<KeptId> decided(Step step, long height, long now) {
        List<KeptId> decided = new ArrayList<>();
        for (Command command : step.commands()) {
            int index = decided.size();
            CommandId id = new CommandId(command.account(), "n" + height + "." + index);
            Ticket ticket = new Ticket(id, now + command.livesMillis(), new ContentHash(height, index));
            Outcome outcome = command.isRefused() ? new Outcome.Refused("RULE", "why") : Outcome.APPLIED;
            decided.add(new KeptId(ticket, height, index, outcome));
        }
        return decided;
    }

    private static void assertSame(List<KeptId> model, TreeMap<Long, BlockHash> hashes, LiveIds ids) {
        Comparator<KeptId> whereDecided =
                Comparator.comparingLong(KeptId::height).thenComparingInt(KeptId::index);
        assertEquals(model.stream().sorted(whereDecided).toList(), ids.sorted());
        assertEquals(hashes, ids.hashes());
        assertEquals(model.size(), ids.size());
        for (KeptId kept : model) {
            assertEquals(kept, ids.find(kept.ticket().id()));
            assertEquals(hashes.get(kept.height()), ids.hashAt(kept.height()));
        }
        for (String account : ACCOUNTS) {
            assertEquals(
                    model.stream()
                            .filter(kept -> kept.ticket().id().account().equals(account))
                            .count(),
                    ids.count(account));
            assertNull(ids.find(new CommandId(account, "never-sent")));
        }
        assertEquals(0, ids.count("nobody"));
    }

    @Test
    void theSameClientIdOfAnotherAccountIsAnotherId() {
        LiveIds ids = new LiveIds();
        KeptId one = new KeptId(new Ticket(new CommandId("a", "1"), 5, new ContentHash(1, 1)), 1, 0, Outcome.APPLIED);
        KeptId two = new KeptId(new Ticket(new CommandId("b", "1"), 5, new ContentHash(2, 2)), 1, 1, Outcome.APPLIED);
        ids.keep(one);
        assertNull(ids.find(two.ticket().id()));
        ids.keep(two);
        assertEquals(one, ids.find(one.ticket().id()));
        assertEquals(two, ids.find(two.ticket().id()));
    }

    @Test
    void anIdIsKeptToTheVeryMillisecondOfItsValidUntil() {
        LiveIds ids = new LiveIds();
        KeptId one = new KeptId(new Ticket(new CommandId("a", "1"), 5, new ContentHash(1, 1)), 1, 0, Outcome.APPLIED);
        ids.keep(one);
        ids.expire(5);
        assertEquals(one, ids.find(one.ticket().id()));
        ids.expire(6);
        assertNull(ids.find(one.ticket().id()));
    }

    @Test
    void whatIsForgottenTakesNothingThatComesLaterWithIt() {
        LiveIds ids = new LiveIds();
        KeptId one = new KeptId(new Ticket(new CommandId("a", "1"), 5, new ContentHash(1, 1)), 1, 0, Outcome.APPLIED);
        KeptId two = new KeptId(new Ticket(new CommandId("a", "2"), 5, new ContentHash(2, 2)), 1, 1, Outcome.APPLIED);
        ids.keep(one);
        ids.expire(6);
        ids.keep(two);
        ids.seal(1, BlockHash.GENESIS);
        assertEquals(List.of(two), ids.sorted());
        assertEquals(BlockHash.GENESIS, ids.hashAt(1));
        ids.expire(6);
        assertEquals(0, ids.size());
        assertNull(ids.find(two.ticket().id()));
    }
}
