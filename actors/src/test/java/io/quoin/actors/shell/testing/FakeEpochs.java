package io.quoin.actors.shell.testing;

import io.quoin.protocol.address.Shards;
import io.quoin.protocol.port.Epochs;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Epochs that a test sets: this node holds every shard until it is told otherwise. */
public final class FakeEpochs implements Epochs {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A read that waits for its test. It shows the epochs as they were when it started. */
    public final class HeldRead {
        private final Map<Integer, Epoch> seen;
        private final CompletableFuture<Map<Integer, Epoch>> told = new CompletableFuture<>();

        private HeldRead(Map<Integer, Epoch> seen) {
            this.seen = seen;
        }

        /** Answers the read. */
        public void answer() {
            told.complete(seen);
        }

        /** Fails the read. */
        public void fail() {
            told.completeExceptionally(new IllegalStateException("the epochs cannot be read"));
        }
    }

    private final Map<Integer, Epoch> durable = new HashMap<>();
    private final LinkedBlockingQueue<HeldRead> held = new LinkedBlockingQueue<>();
    private OptionalLong own = OptionalLong.of(1);
    private boolean isHolding;
    private int readsToFail;
    private boolean isThrowing;
    private int reads;
    private int asked;

    public FakeEpochs() {
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            durable.put(shard, new Epoch(1, "this node"));
        }
    }

    /** This node acquires every shard anew, with this epoch. */
    public synchronized void acquire(long epoch) {
        own = OptionalLong.of(epoch);
        durable.replaceAll((shard, old) -> new Epoch(epoch, "this node"));
    }

    /** Another node acquires every shard; this node does not know yet. */
    public synchronized void takenBy(String owner, long epoch) {
        durable.replaceAll((shard, old) -> new Epoch(epoch, owner));
    }

    /** The table is empty: nobody holds anything. */
    public synchronized void clear() {
        durable.clear();
    }

    /** This node holds nothing. */
    public synchronized void loseAll() {
        own = OptionalLong.empty();
    }

    /** From now on every read waits for {@link #nextHeld()}. */
    public synchronized void hold() {
        isHolding = true;
    }

    /** Reads are answered at once again; those that are held stay held. */
    public synchronized void letGo() {
        isHolding = false;
    }

    /** The next reads fail, by a failed stage or by an exception. */
    public synchronized void failReads(int count, boolean byThrowing) {
        readsToFail = count;
        isThrowing = byThrowing;
    }

    /** How many reads have started. */
    public synchronized int reads() {
        return reads;
    }

    /** How often it was asked what this node holds. */
    public synchronized int asked() {
        return asked;
    }

    /** Whether a read waits. */
    public boolean hasHeld() {
        return !held.isEmpty();
    }

    /** The next read that waits; it may still be on its way here. */
    public HeldRead nextHeld() {
        try {
            HeldRead read = held.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (read == null) {
                throw new AssertionError("no read came");
            }
            return read;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public synchronized OptionalLong held(String type, int shard) {
        asked++;
        return own;
    }

    @Override
    public synchronized CompletionStage<Map<Integer, Epoch>> read(String type) {
        reads++;
        HeldRead read = new HeldRead(Map.copyOf(durable));
        if (readsToFail > 0) {
            readsToFail--;
            if (isThrowing) {
                throw new IllegalStateException("the epochs cannot be read");
            }
            read.fail();
        } else if (isHolding) {
            held.add(read);
        } else {
            read.answer();
        }
        return read.told;
    }

    @Override
    public synchronized void surrender(String type, int shard) {
        own = OptionalLong.empty();
    }

    /** Who holds the shard, as anybody may read it. */
    public synchronized @Nullable Epoch owner(int shard) {
        return durable.get(shard);
    }
}
