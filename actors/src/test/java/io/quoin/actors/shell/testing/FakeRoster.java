package io.quoin.actors.shell.testing;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.address.Shards;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.port.Roster;
import io.quoin.protocol.roster.RosterRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A roster in memory that writes every call into the trace; it can fail, and it can keep its callers waiting. */
public final class FakeRoster implements Roster {
    private final Trace trace;
    private final List<RosterRow> rows = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private final Semaphore reads = new Semaphore(0);
    private boolean isHolding;
    private int callsToFail;

    FakeRoster(Trace trace) {
        this.trace = trace;
    }

    /** Rows are written and removed only at {@link #letGo()}. */
    public synchronized void hold() {
        isHolding = true;
    }

    /** Does everything that was held back. */
    public synchronized void letGo() {
        isHolding = false;
        waiting.forEach(Runnable::run);
        waiting.clear();
    }

    /** The next calls fail and change nothing. */
    public synchronized void fail(int calls) {
        callsToFail = calls;
    }

    /** All rows. */
    public synchronized List<RosterRow> rows() {
        return List.copyOf(rows);
    }

    /** Puts a row there as if an earlier incarnation had left it. */
    public synchronized void plant(RosterRow row) {
        rows.add(row);
    }

    @Override
    public CompletionStage<Void> enter(RosterRow row) {
        return change("enter " + row.entity() + (row.isExposed() ? " exposed" : ""), () -> {
            rows.removeIf(old ->
                    old.entity().equals(row.entity()) && old.incarnation().equals(row.incarnation()));
            rows.add(row);
        });
    }

    @Override
    public CompletionStage<Void> leave(Address entity, Incarnation upTo) {
        return change(
                "leave " + entity,
                () -> rows.removeIf(
                        row -> row.entity().equals(entity) && row.incarnation().compareTo(upTo) <= 0));
    }

    private synchronized CompletionStage<Void> change(String what, Runnable effect) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (callsToFail > 0) {
            callsToFail--;
            trace.add(what + " failed");
            done.completeExceptionally(new IllegalStateException("the roster cannot be reached"));
            return done;
        }
        Runnable act = () -> {
            effect.run();
            trace.add(what);
            done.complete(null);
        };
        if (isHolding) {
            trace.add(what + " asked");
            waiting.add(act);
        } else {
            act.run();
        }
        return done;
    }

    /** Waits until so many shards have been read. */
    public void awaitRead(int shards) {
        try {
            if (!reads.tryAcquire(shards, 5, TimeUnit.SECONDS)) {
                throw new AssertionError("fewer than " + shards + " shards were read");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public synchronized CompletionStage<List<RosterRow>> read(String type, int shard) {
        reads.release();
        if (callsToFail > 0) {
            callsToFail--;
            return CompletableFuture.failedFuture(new IllegalStateException("the roster cannot be reached"));
        }
        return CompletableFuture.completedFuture(rows.stream()
                .filter(row -> row.entity().type().equals(type)
                        && Shards.of(row.entity().id()) == shard)
                .sorted(Comparator.comparing(row -> !row.isExposed()))
                .toList());
    }
}
