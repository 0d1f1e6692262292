package io.quoin.actors.shell.testing;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.BlockHeader;
import io.quoin.protocol.journal.LiveChain;
import io.quoin.protocol.port.LiveHeads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.pekko.actor.setup.Setup;
import org.apache.pekko.persistence.PersistentRepr;

/**
 * The rows behind {@link ChaosJournal}, which outlive actor systems. Two writers may have rows of one height, as in a real
 * journal; which of them count is judged by the live-chain rule.
 */
public final class JournalRows extends Setup implements LiveHeads {
    private static final long LOOK_BACK = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What becomes of a write. */
    public enum WriteFate {
        /** The row is there and the writer is told so. */
        STORED,
        /** The row is not there and the writer is told of a failure. */
        FAILED,
        /** The row is there, but the writer is told of a failure: a time-out. */
        STORED_BUT_FAILED
    }

    /** One row. */
    public record Row(String persistenceId, PersistentRepr repr) {
        /** The height of its block. */
        public long height() {
            return repr.sequenceNr();
        }

        /** Its header. */
        public BlockHeader header() {
            return BlockHeader.parse(repr.manifest());
        }

        /** The bytes of its block. */
        public byte[] bytes() {
            return (byte[]) repr.payload();
        }

        /** The same row with something else in it. */
        public Row with(PersistentRepr other) {
            return new Row(persistenceId, other);
        }

        private LiveChain.Row link() {
            return new LiveChain.Row(height(), header(), repr.writerUuid());
        }
    }

    /** A write that waits for its test. */
    public final class HeldWrite {
        private final Row row;
        private final CompletableFuture<Void> told = new CompletableFuture<>();

        private HeldWrite(Row row) {
            this.row = row;
        }

        /** What is to be written. */
        public Row row() {
            return row;
        }

        /** Ends the write so. */
        public void end(WriteFate fate) {
            if (fate != WriteFate.FAILED) {
                land();
            }
            if (fate == WriteFate.STORED) {
                told.complete(null);
            } else {
                told.completeExceptionally(new WriteFailed(row.persistenceId(), row.height()));
            }
        }

        /** Lets the row appear, whatever its writer was told or will be told. */
        public void land() {
            store(row);
        }
    }

    /** A write that its writer was told has failed. */
    public static final class WriteFailed extends RuntimeException {
        WriteFailed(String persistenceId, long height) {
            super("write " + height + " of " + persistenceId + " timed out");
        }
    }

    private final Trace trace;
    private final Map<String, List<Row>> rows = new ConcurrentHashMap<>();
    private final Map<String, LiveChain> verdicts = new ConcurrentHashMap<>();
    private final ArrayDeque<WriteFate> planned = new ArrayDeque<>();
    private final LinkedBlockingQueue<HeldWrite> held = new LinkedBlockingQueue<>();
    private boolean isHolding;
    private int replaysToFail;

    public JournalRows(Trace trace) {
        this.trace = trace;
    }

    // ---- what a test says -------------------------------------------------------------------------------------------

    /** The next writes end so; those after them are stored. */
    public synchronized void plan(WriteFate... fates) {
        planned.addAll(List.of(fates));
    }

    /** From now on every write waits for {@link #nextHeld()}. */
    public synchronized void hold() {
        isHolding = true;
    }

    /** Writes are stored at once again; those that are held stay held. */
    public synchronized void letGo() {
        isHolding = false;
    }

    /** The next recoveries fail as they do when the journal cannot be reached. */
    public synchronized void failReplays(int count) {
        replaysToFail = count;
    }

    /** The next write that waits; it may still be on its way here. */
    public HeldWrite nextHeld() {
        try {
            HeldWrite write = held.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (write == null) {
                throw new AssertionError("no write came");
            }
            return write;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Whether a write waits. */
    public boolean hasHeld() {
        return !held.isEmpty();
    }

    /** Every row of the entity, void ones too, by height and then arrival. */
    public List<Row> all(Address entity) {
        List<Row> all = new ArrayList<>(rows.getOrDefault(entity.persistenceId(), List.of()));
        all.sort(Comparator.comparingLong(Row::height));
        return all;
    }

    /** The live rows of the entity. */
    public List<Row> live(Address entity) {
        LiveChain chain = chain(entity.persistenceId(), 1);
        List<Row> live = new ArrayList<>(all(entity));
        live.removeIf(row -> !chain.isLive(row.height(), row.repr().writerUuid()));
        return live;
    }

    /** Replaces a row by another, as no journal should. */
    public synchronized void tamper(Address entity, long height, Function<Row, Optional<Row>> change) {
        List<Row> changed = new ArrayList<>();
        for (Row row : all(entity)) {
            (row.height() == height ? change.apply(row) : Optional.of(row)).ifPresent(changed::add);
        }
        rows.put(entity.persistenceId(), changed);
    }

    // ---- what the journal asks --------------------------------------------------------------------------------------

    synchronized CompletionStage<Void> write(PersistentRepr repr) {
        HeldWrite write = new HeldWrite(new Row(repr.persistenceId(), repr));
        if (isHolding) {
            held.add(write);
        } else {
            write.end(planned.isEmpty() ? WriteFate.STORED : planned.remove());
        }
        return write.told;
    }

    private synchronized void store(Row row) {
        List<Row> more = new ArrayList<>(rows.getOrDefault(row.persistenceId(), List.of()));
        more.add(row);
        rows.put(row.persistenceId(), more);
        trace.add("block " + row.height() + " of " + Address.ofPersistenceId(row.persistenceId()));
    }

    synchronized long highest(String persistenceId, long snapshotHeight) {
        if (replaysToFail > 0) {
            replaysToFail--;
            throw new IllegalStateException("the journal of " + persistenceId + " cannot be reached");
        }
        LiveChain chain = chain(persistenceId, Math.max(1, snapshotHeight - LOOK_BACK));
        verdicts.put(persistenceId, chain);
        return chain.height();
    }

    synchronized void replay(String persistenceId, long from, long to, long max, Consumer<PersistentRepr> consumer) {
        LiveChain chain = verdicts.get(persistenceId);
        all(Address.ofPersistenceId(persistenceId)).stream()
                .filter(row -> row.height() >= from && row.height() <= to)
                .filter(row ->
                        chain == null || chain.isLive(row.height(), row.repr().writerUuid()))
                .limit(max)
                .forEach(row -> consumer.accept(row.repr()));
    }

    private LiveChain chain(String persistenceId, long from) {
        return LiveChain.of(
                from,
                all(Address.ofPersistenceId(persistenceId)).stream()
                        .filter(row -> row.height() >= from)
                        .map(Row::link)
                        .toList());
    }

    @Override
    public Optional<Verdict> verdict(Address entity) {
        LiveChain chain = verdicts.get(entity.persistenceId());
        return chain == null
                ? Optional.empty()
                : Optional.of(new Verdict(chain.height(), chain.head(), chain.broken()));
    }
}
