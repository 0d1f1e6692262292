package io.quoin.lab.crash;

import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.market.MarketKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Kills a node and its Cassandra again and again while clients move money and trade, then asks whether anything that a client
 * was told is untrue.
 *
 * <p>The next blow comes as soon as clients were acknowledged a few commands after the last one, so no time is spent on
 * waiting. At the end the node is killed once more right after a round of transfers, with their value in transit, and nobody
 * calls it again: what is under way must arrive by itself.
 */
final class CrashCampaign {
    private static final int BLOWS_BETWEEN_GLANCES = 8;
    private static final int ACCOUNTS_GLANCED_AT = 4;
    private static final long KEEP_UP_MILLIS = 100;

    private final CrashSettings settings;
    private final Consumer<String> progress;
    private final Histories histories = new Histories();
    private final Findings glances = new Findings();
    private final List<Recovery> recoveries = new ArrayList<>();
    private final SplittableRandom random;
    private int nodeKills;
    private int cassandraKills;
    private boolean isCutShort;

    /** How long it took from the last kill of a blow to the next acknowledgement. */
    record Recovery(Strike strike, long millis) {}

    CrashCampaign(CrashSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
        this.random = new SplittableRandom(~settings.seed());
    }

    /** Runs it all. */
    CrashReport run() throws InterruptedException {
        long begun = System.nanoTime();
        try (Rig rig = new Rig(settings.home(), progress);
                Side side = new Side(settings.home(), rig.address().endpoint(), settings.isFenced());
                IndexFeed index = new IndexFeed(side.publishIndex(), Trading.TERMS, settings.seed());
                Traffic traffic = traffic(side);
                Trading trading = trading(side, index)) {
            traffic.open();
            trading.open();
            progress.accept(
                    "%d accounts and a market are open after %.1f s".formatted(CrashSettings.ACCOUNTS, seconds(begun)));
            traffic.start(CrashSettings.CLIENTS);
            trading.start(CrashSettings.TRADERS);
            strikeAll(
                    rig,
                    side.node(),
                    List.of(traffic.clients(), trading.clients()),
                    side.check(histories),
                    begun + settings.within().toNanos());
            progress.accept("All is struck after %.1f s".formatted(seconds(begun)));
            index.standStill();
            Aftermath aftermath = new Aftermath(rig, side, histories, traffic, trading.clients());
            CrashResult result = aftermath.judge();
            nodeKills++;
            result.findings().addAll(glances);
            return CrashReport.of(
                    this,
                    result,
                    aftermath.inTransitAtKill(),
                    List.of(traffic.clients(), trading.clients()),
                    side.node(),
                    seconds(begun));
        }
    }

    private Traffic traffic(Side side) {
        return new Traffic(
                side.accounts(), histories.accounts(), CrashSettings.ACCOUNTS, settings.seed(), CrashSettings.THINK);
    }

    private Trading trading(Side side, IndexFeed index) {
        return new Trading(
                side.markets(),
                histories.markets(),
                index,
                CrashSettings.TRADING_ACCOUNTS,
                settings.seed(),
                CrashSettings.THINK);
    }

    // ---- striking ---------------------------------------------------------------------------------------------------

    private void strikeAll(Rig rig, CrashNode node, List<Clients<?>> clients, CrashCheck check, long deadline)
            throws InterruptedException {
        List<StrikePlan.Blow> plan = StrikePlan.of(settings.seed(), settings.kills());
        int number = 0;
        long longest = 0;
        for (StrikePlan.Blow blow : plan) {
            long begun = System.nanoTime();
            if (begun + longest > deadline) {
                isCutShort = true;
                progress.accept("The time is up after " + number + " of " + plan.size() + " blows");
                return;
            }
            awaitAcknowledged(node, histories.acknowledged() + blow.acknowledgedBefore());
            clients.forEach(Clients::requireHealthy);
            strike(rig, node, blow);
            nodeKills += blow.strike().nodeKills();
            cassandraKills += blow.strike().cassandraKills();
            long struck = System.nanoTime();
            awaitAcknowledged(node, histories.acknowledged() + 1);
            long millis = (System.nanoTime() - struck) / 1_000_000;
            longest = Math.max(longest, System.nanoTime() - begun);
            recoveries.add(new Recovery(blow.strike(), millis));
            number++;
            progress.accept("%d/%d %s: next acknowledgement after %d ms (%d so far)"
                    .formatted(number, plan.size(), blow.strike(), millis, histories.acknowledged()));
            if (number % BLOWS_BETWEEN_GLANCES == 0) {
                glance(rig, check);
            }
        }
    }

    private static void strike(Rig rig, CrashNode node, StrikePlan.Blow blow) throws InterruptedException {
        switch (blow.strike()) {
            case NODE:
                node.kill();
                node.start();
                return;
            case CASSANDRA:
                rig.kill();
                rig.restart();
                return;
            case BOTH:
                rig.kill();
                node.kill();
                rig.restart();
                node.start();
                return;
            case NODE_WHILE_CASSANDRA_IS_DOWN:
                rig.kill();
                Aftermath.pause(blow.pauseMillis() / 4);
                node.kill();
                rig.restart();
                node.start();
                return;
            case CASSANDRA_WHILE_NODE_RECOVERS:
                node.kill();
                node.start();
                Aftermath.pause(blow.pauseMillis());
                rig.kill();
                rig.restart();
                return;
            case NODE_WHILE_IT_RECOVERS:
                node.kill();
                node.start();
                Aftermath.pause(blow.pauseMillis());
                node.kill();
                node.start();
                return;
            case CASSANDRA_WHILE_IT_STARTS:
                rig.kill();
                rig.killWhileItStarts(blow.pauseMillis());
                rig.restart();
                return;
            case BOTH_AND_AGAIN:
            default:
                rig.kill();
                node.kill();
                rig.killWhileItStarts(blow.pauseMillis() / 2);
                rig.restart();
                node.start();
                Aftermath.pause(blow.pauseMillis());
                node.kill();
                node.start();
        }
    }

    private void awaitAcknowledged(CrashNode node, long count) throws InterruptedException {
        long deadline = System.nanoTime() + CrashNode.PATIENCE.toNanos();
        while (!histories.awaitAcknowledged(count, Duration.ofMillis(KEEP_UP_MILLIS))) {
            node.keepUp();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("nothing was acknowledged for " + CrashNode.PATIENCE.toSeconds()
                        + " s; the node's log is in " + settings.home());
            }
        }
    }

    /** Checks a few accounts while all goes on. */
    private void glance(Rig rig, CrashCheck check) {
        List<Address> some = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS_GLANCED_AT; i++) {
            some.add(new Address(AccountKind.TYPE, Traffic.account(random.nextInt(CrashSettings.ACCOUNTS))));
        }
        some.add(new Address(MarketKind.TYPE, Trading.TERMS.name()));
        try (CassandraJournals journals = new CassandraJournals(rig.address())) {
            glances.addAll(check.glance(journals, some));
        }
    }

    CrashSettings settings() {
        return settings;
    }

    Histories histories() {
        return histories;
    }

    List<Recovery> recoveries() {
        return recoveries;
    }

    /** Whether the time was up before all was struck. */
    boolean isCutShort() {
        return isCutShort;
    }

    int nodeKills() {
        return nodeKills;
    }

    int cassandraKills() {
        return cassandraKills;
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
