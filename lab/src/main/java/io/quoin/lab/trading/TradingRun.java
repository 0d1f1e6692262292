package io.quoin.lab.trading;

import io.quoin.lab.load.CommandDriver;
import io.quoin.lab.process.NodeProcess;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketKind;
import io.quoin.protocol.market.OrderRef;
import io.quoin.protocol.market.OrderType;
import io.quoin.protocol.market.book.TimeInForce;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;

/**
 * The demo's load: the plan is played at its own pace, the last part of it as fast as it goes, and the node is killed in the
 * middle. A cancel is handed in when the order it is for has its final answer, as a client would that knows its order's id.
 */
public final class TradingRun {
    private static final int IN_FLIGHT_MAX = 512;
    private static final double PACED_PART = 0.9;

    private final TradingPlan plan;
    private final Venue venue;
    private final IndexFeed feed;
    private final NodeProcess node;
    private final PrintWriter out;
    private final ConcurrentLinkedQueue<Told> told = new ConcurrentLinkedQueue<>();
    private final Map<Address, Map<CommandId, Fate>> placed = new ConcurrentHashMap<>();
    private final Map<Address, Map<CommandId, Step.Cancel>> waiting = new ConcurrentHashMap<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Latencies latencies = new Latencies();
    private final ConcurrentLinkedQueue<Step.Cancel> ready = new ConcurrentLinkedQueue<>();
    private volatile long killedNanos = Long.MAX_VALUE;
    private volatile boolean isBurst;
    private volatile long answeredAgainNanos = Long.MAX_VALUE;
    private long startedMillis;
    private long killedMillis;
    private long repeats;
    private long fatesAsked;
    private long burstCommands;
    private Duration paced = Duration.ZERO;
    private Duration burst = Duration.ZERO;

    public TradingRun(TradingPlan plan, Venue venue, IndexFeed feed, NodeProcess node, PrintWriter out) {
        this.plan = plan;
        this.venue = venue;
        this.feed = feed;
        this.node = node;
        this.out = out;
    }

    /** Publishes the first index price of each market, before anybody trades. */
    public void publishFirst() {
        for (Step step : plan.steps()) {
            if (step instanceof Step.Index index && index.atMillis() == 0) {
                publish(index);
            }
        }
    }

    /** Plays the plan in about so long; kills the node when half of it has been handed in, if asked to, and starts it again. */
    public void play(Duration length, boolean isKilling) throws InterruptedException {
        List<Step> steps = plan.steps();
        int pacedSteps = (int) (steps.size() * PACED_PART);
        double speed = Math.max(1, steps.get(pacedSteps - 1).atMillis()) / (double) length.toMillis();
        CommandDriver<MarketCommand> driver = new CommandDriver<>(venue.markets(), IN_FLIGHT_MAX);
        startedMillis = System.currentTimeMillis();
        long start = System.nanoTime();
        try (ProgressBar bar = Bars.bar("Trading", plan.commands())) {
            for (int i = 0; i < pacedSteps; i++) {
                Step step = steps.get(i);
                waitUntil(start + (long) (step.atMillis() / speed * 1e6));
                if (isKilling && i == steps.size() / 2) {
                    kill();
                }
                take(driver, step, bar);
            }
            long burstStart = System.nanoTime();
            paced = Duration.ofNanos(burstStart - start);
            isBurst = true;
            for (int i = pacedSteps; i < steps.size(); i++) {
                take(driver, steps.get(i), bar);
                burstCommands += steps.get(i) instanceof Step.Index ? 0 : 1;
            }
            finish(driver, bar);
            burst = Duration.ofNanos(System.nanoTime() - burstStart);
        }
        repeats = driver.repeats();
        fatesAsked = driver.fatesAsked();
    }

    /** Waits for all answers; an answer may bring a cancel that waited for it. */
    private void finish(CommandDriver<MarketCommand> driver, ProgressBar bar) throws InterruptedException {
        do {
            driver.drain();
            handReady(driver, bar);
        } while (!ready.isEmpty());
        driver.drain();
    }

    private void kill() {
        long pid = node.pid();
        killedMillis = System.currentTimeMillis();
        killedNanos = System.nanoTime();
        node.kill();
        node.start();
        out.println();
        out.println("  kill -9 " + pid + ": the node is gone in mid-stream; starting it again as process " + node.pid()
                + ".");
        out.flush();
    }

    private void take(CommandDriver<MarketCommand> driver, Step step, ProgressBar bar) throws InterruptedException {
        handReady(driver, bar);
        if (step instanceof Step.Place place) {
            place(driver, place, bar);
        } else if (step instanceof Step.Cancel cancel) {
            cancelWhenPlaced(driver, cancel, bar);
        } else {
            publish((Step.Index) step);
        }
    }

    private void publish(Step.Index index) {
        feed.publish(venue.instruments().get(index.market()).underlying(), index.price());
    }

    private void place(CommandDriver<MarketCommand> driver, Step.Place place, ProgressBar bar)
            throws InterruptedException {
        String account = place.id().account();
        MarketCommand command = new MarketCommand.Place(
                venue.signer(account),
                place.side(),
                OrderType.LIMIT,
                place.price(),
                place.size(),
                TimeInForce.GOOD_TIL_CANCELLED,
                false,
                false,
                "");
        boolean isFirst = seen.add(account + "@" + place.market());
        boolean isCold = isFirst && !Venue.hasSession(account);
        Address market = market(place.market());
        long handed = System.nanoTime();
        driver.drive(market.id(), place.id(), command, fate -> {
            answered(market, place.id(), fate, bar);
            measure(handed, isCold ? Latencies.Kind.COLD : Latencies.Kind.WARM);
            synchronized (placed) {
                placed.computeIfAbsent(market, one -> new ConcurrentHashMap<>()).put(place.id(), fate);
                Step.Cancel cancel = waitingFor(market).remove(place.id());
                if (cancel != null) {
                    ready.add(cancel);
                }
            }
        });
    }

    private Map<CommandId, Step.Cancel> waitingFor(Address market) {
        return waiting.computeIfAbsent(market, one -> new ConcurrentHashMap<>());
    }

    private void cancelWhenPlaced(CommandDriver<MarketCommand> driver, Step.Cancel cancel, ProgressBar bar)
            throws InterruptedException {
        Address market = market(cancel.market());
        synchronized (placed) {
            Map<CommandId, Fate> known = placed.getOrDefault(market, Map.of());
            if (!known.containsKey(cancel.placed())) {
                waitingFor(market).put(cancel.placed(), cancel);
                return;
            }
        }
        cancel(driver, cancel, bar);
    }

    private void handReady(CommandDriver<MarketCommand> driver, ProgressBar bar) throws InterruptedException {
        for (Step.Cancel cancel = ready.poll(); cancel != null; cancel = ready.poll()) {
            cancel(driver, cancel, bar);
        }
    }

    private void cancel(CommandDriver<MarketCommand> driver, Step.Cancel cancel, ProgressBar bar)
            throws InterruptedException {
        Address market = market(cancel.market());
        MarketCommand command = new MarketCommand.Cancel(
                venue.signer(cancel.id().account()), OrderRef.of(cancel.placed().clientId()));
        long handed = System.nanoTime();
        driver.drive(market.id(), cancel.id(), command, fate -> {
            answered(market, cancel.id(), fate, bar);
            measure(handed, Latencies.Kind.CANCEL);
        });
    }

    private void answered(Address market, CommandId id, Fate fate, ProgressBar bar) {
        told.add(new Told(market, id, fate, System.currentTimeMillis()));
        bar.step();
    }

    private void measure(long handed, Latencies.Kind kind) {
        long now = System.nanoTime();
        latencies.record(now - handed, kind, now < killedNanos && !isBurst);
        if (handed > killedNanos && now < answeredAgainNanos) {
            answeredAgainNanos = now;
        }
    }

    private Address market(int number) {
        return new Address(MarketKind.TYPE, venue.instruments().get(number).name());
    }

    private static void waitUntil(long nanos) throws InterruptedException {
        long wait = nanos - System.nanoTime();
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
    }

    // ---- what happened ----------------------------------------------------------------------------------------------

    Venue venue() {
        return venue;
    }

    /** What it came to. */
    Played played() {
        return new Played(
                plan,
                venue.instruments(),
                new ArrayList<>(told),
                latencies,
                startedMillis,
                killedMillis,
                paced,
                outage(),
                burst.isZero() ? 0 : burstCommands / (burst.toNanos() / 1e9),
                repeats,
                fatesAsked);
    }

    private Duration outage() {
        return killedNanos == Long.MAX_VALUE || answeredAgainNanos == Long.MAX_VALUE
                ? Duration.ZERO
                : Duration.ofNanos(answeredAgainNanos - killedNanos);
    }
}
