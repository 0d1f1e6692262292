package io.quoin.lab.crash;

import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.market.MarketKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Kills a node and its Cassandra again and again while clients move money and trade, then asks whether anything that a client
 * was told is untrue.
 *
 * <p>The next blow comes as soon as clients were acknowledged a few commands after the last one and, mostly, markets have
 * applied some, so no time is spent on waiting. At the end the node is killed once more right after a round of transfers, with their value in transit, and nobody
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

    /**
     * How long it took after a blow, from the moment when all that it killed was started again.
     *
     * @param millis until anything was acknowledged
     * @param tradingMillis until a market applied anything; empty if the next blow did not wait for that
     */
    record Recovery(Strike strike, long millis, OptionalLong tradingMillis) {}

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
                IndexFeed index = new IndexFeed(side.publishIndex(), Trading.MARKETS, settings.seed());
                Traffic traffic = traffic(side);
                Trading trading = trading(side, index)) {
            traffic.open();
            trading.open();
            progress.accept("%d accounts and %d markets are open after %.1f s"
                    .formatted(CrashSettings.ACCOUNTS, Trading.MARKETS.size(), seconds(begun)));
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
            Aftermath aftermath = new Aftermath(rig, side, histories, traffic, trading);
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
        long longest = 0;
        for (int i = 0; i < plan.size(); i++) {
            StrikePlan.Blow blow = plan.get(i);
            long begun = System.nanoTime();
            if (begun + longest > deadline) {
                isCutShort = true;
                progress.accept("The time is up after " + i + " of " + plan.size() + " blows");
                return;
            }
            awaitMore(node, histories.orders(), blow.ordersBefore());
            awaitMore(node, histories.acknowledged(), blow.acknowledgedBefore());
            clients.forEach(Clients::requireHealthy);
            strike(rig, node, blow);
            nodeKills += blow.strike().nodeKills();
            cassandraKills += blow.strike().cassandraKills();
            Recovery recovery =
                    recover(node, blow, i + 1 == plan.size() || plan.get(i + 1).ordersBefore() > 0);
            recoveries.add(recovery);
            longest = Math.max(longest, System.nanoTime() - begun);
            progress.accept("%d/%d %s: %d answers and %d orders before; next answer after %d ms, next order after %s ms"
                    .formatted(
                            i + 1,
                            plan.size(),
                            blow.strike(),
                            histories.acknowledged().count(),
                            histories.orders().count(),
                            recovery.millis(),
                            recovery.tradingMillis().isPresent()
                                    ? recovery.tradingMillis().getAsLong()
                                    : "-"));
            if ((i + 1) % BLOWS_BETWEEN_GLANCES == 0) {
                glance(rig, check);
            }
        }
    }

    private Recovery recover(CrashNode node, StrikePlan.Blow blow, boolean awaitsTrading) throws InterruptedException {
        long struck = System.nanoTime();
        long orders = histories.orders().count();
        awaitMore(node, histories.acknowledged(), 1);
        long millis = (System.nanoTime() - struck) / 1_000_000;
        if (!awaitsTrading) {
            return new Recovery(blow.strike(), millis, OptionalLong.empty());
        }
        await(node, histories.orders(), orders + 1);
        return new Recovery(blow.strike(), millis, OptionalLong.of((System.nanoTime() - struck) / 1_000_000));
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

    private void awaitMore(CrashNode node, Acknowledgements answers, long more) throws InterruptedException {
        await(node, answers, answers.count() + more);
    }

    private void await(CrashNode node, Acknowledgements answers, long count) throws InterruptedException {
        long deadline = System.nanoTime() + CrashNode.PATIENCE.toNanos();
        while (!answers.await(count, Duration.ofMillis(KEEP_UP_MILLIS))) {
            node.keepUp();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%d answers were waited for, %d came within %d s; the node's log is in %s"
                                .formatted(count, answers.count(), CrashNode.PATIENCE.toSeconds(), settings.home()));
            }
        }
    }

    /** Checks a few accounts while all goes on. */
    private void glance(Rig rig, CrashCheck check) {
        List<Address> some = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS_GLANCED_AT; i++) {
            some.add(new Address(AccountKind.TYPE, Traffic.account(random.nextInt(CrashSettings.ACCOUNTS))));
        }
        Trading.MARKETS.forEach(terms -> some.add(new Address(MarketKind.TYPE, terms.name())));
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
