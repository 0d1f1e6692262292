package io.quoin.lab.bench;

import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;
import org.apache.pekko.actor.typed.Props;

/** Trading at a pace, one {@link TradingLane} a market, for a while and until all of it is settled. */
final class TradingLoad {
    private static final double WARM_UP_SECONDS = 0.7;
    private static final long ANSWERED_WITHIN_SECONDS = 60;
    private static final long SETTLED_WITHIN_SECONDS = 15;
    private static final long POLL_MILLIS = 100;

    /**
     * How to trade.
     *
     * @param markets in so many markets, 1 is all into one
     * @param window answers outstanding at most, over all markets
     * @param seed of the orders
     */
    record Shape(String name, int markets, int window, long validForMillis, long seed) {}

    /**
     * One round, as it was measured.
     *
     * @param perSecond commands applied a second
     * @param pacePerSecond how many were to be sent
     * @param kinds places, cancels and crossing orders sent
     * @param used processor time from the first command until all was settled
     * @param applied commands applied in that time
     * @param unsettled sides of trades that no account had taken when all should have been at rest
     * @param whyNot why the rate does not count, if it does not
     */
    record Round(
            double perSecond,
            double pacePerSecond,
            double seconds,
            long[] kinds,
            Histogram latencyMicros,
            Map<String, Long> refused,
            Settlements.Count settled,
            CpuTime used,
            long applied,
            long unsettled,
            Optional<String> whyNot) {}

    private final TradingNode node;
    private final Settlements settlements;
    private final long cassandraPid;
    private int runs;

    TradingLoad(TradingNode node, Settlements settlements, long cassandraPid) {
        this.node = node;
        this.settlements = settlements;
        this.cassandraPid = cassandraPid;
    }

    /** One round of so many seconds at this pace. */
    Round run(Shape shape, double perSecond, double seconds) throws InterruptedException {
        CpuTime before = CpuTime.now(cassandraPid);
        Meter meter = new Meter();
        List<CompletableFuture<TradingLane.Outcome>> lanes = start(shape, perSecond, meter);
        meter.await(WARM_UP_SECONDS);
        long fromMillis = System.currentTimeMillis();
        double measured = meter.measure(0, seconds);
        settlements.begin(fromMillis, System.currentTimeMillis());
        long[] kinds = new long[3];
        Histogram latency = new Histogram(TimeUnit.MINUTES.toMicros(1), 2);
        Map<String, Long> refused = new TreeMap<>();
        for (CompletableFuture<TradingLane.Outcome> lane : lanes) {
            TradingLane.Outcome outcome = await(lane);
            for (int kind = 0; kind < kinds.length; kind++) {
                kinds[kind] += outcome.kinds()[kind];
            }
            latency.add(outcome.latencyMicros());
            outcome.refused().forEach((name, count) -> refused.merge(name, count, Long::sum));
        }
        awaitSettled(shape);
        CpuTime used = CpuTime.now(cassandraPid).since(before);
        Settlements.Count count = readAll();
        return new Round(
                measured,
                perSecond,
                seconds,
                kinds,
                latency,
                refused,
                count,
                used,
                meter.done(),
                settlements.unsettled(),
                TradingVerdict.whyNot(count.lagMillis, settlements.unsettled(), measured, perSecond));
    }

    private List<CompletableFuture<TradingLane.Outcome>> start(Shape shape, double perSecond, Meter meter) {
        runs++;
        List<CompletableFuture<TradingLane.Outcome>> lanes = new ArrayList<>();
        for (int market = 0; market < shape.markets(); market++) {
            CompletableFuture<TradingLane.Outcome> done = new CompletableFuture<>();
            lanes.add(done);
            TradingLane.Task task = new TradingLane.Task(
                    node.instruments().get(market),
                    Integer.toString(runs, Character.MAX_RADIX) + ".",
                    shape.seed() + 1_000L * runs + market,
                    perSecond / shape.markets(),
                    Math.max(1, shape.window() / shape.markets()),
                    shape.validForMillis());
            node.system()
                    .systemActorOf(
                            TradingLane.create(node, task, meter, done),
                            "trader-" + runs + "-" + market,
                            Props.empty());
        }
        return lanes;
    }

    private static TradingLane.Outcome await(CompletableFuture<TradingLane.Outcome> lane) throws InterruptedException {
        try {
            return lane.get(ANSWERED_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException failure) {
            throw new IllegalStateException("a market has not answered everything", failure);
        }
    }

    /** Reads markets, then accounts until they have taken everything; what is missing then is a finding. */
    private void awaitSettled(Shape shape) throws InterruptedException {
        for (int market = 0; market < shape.markets(); market++) {
            settlements.readMarket(market(market));
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLED_WITHIN_SECONDS);
        settlements.readOwed();
        while (settlements.unsettled() > 0 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS); // A journal does not tell when it grows.
            settlements.readOwed();
        }
    }

    /** Also what was written by those to whom nothing is owed any more. */
    private Settlements.Count readAll() {
        for (int account = 0; account < node.accountCount(); account++) {
            settlements.readAccount(new Address(AccountKind.TYPE, node.account(account)));
        }
        return settlements.count();
    }

    /** Leaves out all that stands in the journals now. */
    void skip() {
        for (int market = 0; market < node.instruments().size(); market++) {
            settlements.readMarket(market(market));
        }
        settlements.begin(0, 0);
        readAll();
    }

    /** The address of a market. */
    Address market(int index) {
        InstrumentTerms terms = node.instruments().get(index);
        return new Address(MarketKind.TYPE, terms.name());
    }
}
