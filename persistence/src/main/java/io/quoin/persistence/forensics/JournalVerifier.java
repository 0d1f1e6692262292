package io.quoin.persistence.forensics;

import io.quoin.persistence.reader.JournalReader;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.port.Fingerprint;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * Proves the journals of a realm: every live chain from zero (hashes, headers, order), every state that they lead to (held
 * against the latest snapshots and against what live entities said of themselves), and that every asset is conserved to the
 * unit, value in transit counted. Wakes nobody, and may run while the realm works. For example:
 *
 * <pre>{@code
 * JournalReport report = JournalVerifier.of(reader, types).expecting(fingerprints).visiting(acknowledged).verify();
 * }</pre>
 *
 * <p>Of each entity only a summary is kept, so memory grows with the number of entities and of pairs that talk, not with
 * history. Settings are for one thread; {@link #verify} blocks.
 */
public final class JournalVerifier {
    /** How many problems a report keeps. */
    public static final int PROBLEMS_KEPT_MAX = 100;

    private static final int WORKERS_DEFAULT = 4;

    private final JournalReader journal;
    private final Map<String, AuditedType<?, ?, ?, ?>> types = new TreeMap<>();
    private Map<Address, Fingerprint> expected = Map.of();
    private BlockVisitor visitor = (entity, block) -> {};
    private VerifyProgress progress = (done, total, blocks) -> {};
    private Predicate<String> among = id -> true;

    private int workersMax = WORKERS_DEFAULT;

    private JournalVerifier(JournalReader journal) {
        this.journal = journal;
    }

    /** A verifier of journals of these types; one of another type is a problem. */
    public static JournalVerifier of(JournalReader journal, Collection<? extends AuditedType<?, ?, ?, ?>> types) {
        JournalVerifier verifier = new JournalVerifier(journal);
        types.forEach(type -> verifier.types.put(type.kind().type(), type));
        return verifier;
    }

    /** Requires that replays meet these: what live entities said of themselves. Their journals may have gone on since. */
    public JournalVerifier expecting(Map<Address, Fingerprint> fingerprints) {
        expected = new TreeMap<>(fingerprints);
        return this;
    }

    /** Shows every live block to this visitor. */
    public JournalVerifier visiting(BlockVisitor blockVisitor) {
        visitor = blockVisitor;
        return this;
    }

    /** Tells progress to this. */
    public JournalVerifier telling(VerifyProgress verifyProgress) {
        progress = verifyProgress;
        return this;
    }

    /** Looks only at journals of these persistence ids, and at those with which they have talked. */
    public JournalVerifier among(Predicate<String> persistenceIds) {
        among = persistenceIds;
        return this;
    }

    /** Reads so many journals at a time; with one, they are read in the order of their addresses. */
    JournalVerifier withWorkers(int workers) {
        workersMax = workers;
        return this;
    }

    /**
     * Reads everything and says what it found. Once for each verifier.
     *
     * @throws RuntimeException of the driver, if Cassandra does not answer
     */
    public JournalReport verify() {
        ExecutorService workers = Executors.newFixedThreadPool(workersMax, task -> {
            Thread thread = new Thread(task, "journal-verifier");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return new Verification(journal, types, expected, new Watchers(visitor, progress), workers).of(among);
        } finally {
            workers.shutdownNow();
        }
    }
}
