package io.quoin.lab.bench;

import io.quoin.protocol.address.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;
import org.apache.pekko.actor.typed.Props;

/**
 * Closed-loop load on entities: one {@link Lane} each, for a while, then until everything is answered. Remembers what was
 * acknowledged, so that it can be compared with what is durable.
 */
final class Load {
    /** Principals on whose behalf commands come. */
    static final int PRINCIPALS = 1_000;

    private static final double WARM_UP_SECONDS = 0.3;
    private static final long ANSWERED_WITHIN_SECONDS = 60;

    /** What an entity has acknowledged over all rounds. */
    record Acknowledged(long count, long sum) {
        Acknowledged plus(long moreCount, long moreSum) {
            return new Acknowledged(count + moreCount, sum + moreSum);
        }
    }

    /** Who is loaded and how: entities at once, commands in flight for each, and the life of a command. */
    record Shape(String type, String prefix, int entities, int windowEach, long validForMillis) {
        Address entity(int index) {
            return new Address(type, prefix + "-" + index);
        }

        List<String> entityIds() {
            List<String> ids = new ArrayList<>(entities);
            for (int i = 0; i < entities; i++) {
                ids.add(entity(i).id());
            }
            return ids;
        }
    }

    /** One round, as it was measured. */
    record Round(double perSecond, double rowsPerSecond, double entriesPerRow, Histogram latencyMicros) {
        double millisAt(double percentile) {
            return latencyMicros.getValueAtPercentile(percentile) / 1_000.0;
        }
    }

    private final Map<Address, Acknowledged> acknowledged = new TreeMap<>();
    private final Map<String, Long> refused = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private int runs;

    /** What each entity has acknowledged. */
    Map<Address, Acknowledged> acknowledged() {
        return new TreeMap<>(acknowledged);
    }

    /** What all of them have acknowledged together. */
    long acknowledgedInAll() {
        return acknowledged.values().stream().mapToLong(Acknowledged::count).sum();
    }

    /** Answers other than APPLIED, by name. */
    Map<String, Long> refused() {
        return new TreeMap<>(refused);
    }

    /** Sentences about answers that cannot be, or did not come. */
    List<String> faults() {
        return new ArrayList<>(faults);
    }

    /** One round of so many seconds, on this node, whose entities are prepared. */
    Round run(BenchNode<?> node, Shape shape, double seconds) throws InterruptedException {
        Meter meter = new Meter();
        List<CompletableFuture<Lane.Outcome>> lanes = start(node, shape, meter);
        double perSecond = meter.measure(WARM_UP_SECONDS, seconds);
        return finish(lanes, perSecond);
    }

    /** Starts the lanes; who calls must end the meter and {@link #finish}. */
    List<CompletableFuture<Lane.Outcome>> start(BenchNode<?> node, Shape shape, Meter meter) {
        runs++;
        List<CompletableFuture<Lane.Outcome>> lanes = new ArrayList<>(shape.entities());
        for (int i = 0; i < shape.entities(); i++) {
            CompletableFuture<Lane.Outcome> done = new CompletableFuture<>();
            lanes.add(done);
            String run = Integer.toString(runs, Character.MAX_RADIX) + ".";
            Lane.Task task = new Lane.Task(
                    shape.entity(i), principals(shape, i), run, shape.windowEach(), shape.validForMillis());
            node.system().systemActorOf(Lane.create(task, meter, node, done), "lane-" + runs + "-" + i, Props.empty());
        }
        return lanes;
    }

    /** Waits until everything is answered and adds it up. */
    Round finish(List<CompletableFuture<Lane.Outcome>> lanes, double perSecond) throws InterruptedException {
        Histogram latency = new Histogram(TimeUnit.MINUTES.toMicros(1), 2);
        long measured = 0;
        long blocks = 0;
        for (CompletableFuture<Lane.Outcome> lane : lanes) {
            try {
                Lane.Outcome outcome = lane.get(ANSWERED_WITHIN_SECONDS, TimeUnit.SECONDS);
                add(outcome);
                latency.add(outcome.latencyMicros());
                measured += outcome.measured();
                blocks += outcome.blocks();
            } catch (TimeoutException | ExecutionException failure) {
                faults.add("a lane has not been answered everything: " + failure);
            }
        }
        double entriesPerRow = blocks == 0 ? 0 : (double) measured / blocks;
        double rowsPerSecond = entriesPerRow == 0 ? 0 : perSecond / entriesPerRow;
        return new Round(perSecond, rowsPerSecond, entriesPerRow, latency);
    }

    private void add(Lane.Outcome outcome) {
        acknowledged.merge(
                outcome.entity(),
                new Acknowledged(outcome.acknowledged(), outcome.sum()),
                (known, more) -> known.plus(more.count(), more.sum()));
        outcome.refused().forEach((name, count) -> refused.merge(name, count, Long::sum));
        String fault = outcome.fault();
        if (fault != null) {
            faults.add(fault);
        }
    }

    /** All principals for a hot entity; one of them for each of many entities. */
    private static String[] principals(Shape shape, int index) {
        if (shape.windowEach() == 1) {
            return new String[] {"p" + index};
        }
        String[] names = new String[PRINCIPALS];
        for (int i = 0; i < PRINCIPALS; i++) {
            names[i] = "p" + i;
        }
        return names;
    }
}
