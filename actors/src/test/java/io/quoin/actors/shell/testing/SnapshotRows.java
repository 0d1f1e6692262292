package io.quoin.actors.shell.testing;

import io.quoin.protocol.address.Address;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.setup.Setup;
import org.apache.pekko.persistence.SelectedSnapshot;
import org.apache.pekko.persistence.SnapshotMetadata;
import org.apache.pekko.persistence.SnapshotSelectionCriteria;

/** The rows behind {@link ChaosSnapshots}, which outlive actor systems. */
public final class SnapshotRows extends Setup {
    private final Trace trace;
    private final Map<String, NavigableMap<Long, SelectedSnapshot>> snapshots = new ConcurrentHashMap<>();

    public SnapshotRows(Trace trace) {
        this.trace = trace;
    }

    /** The snapshots of the entity by height, as bytes. */
    public synchronized NavigableMap<Long, byte[]> of(Address entity) {
        NavigableMap<Long, byte[]> found = new TreeMap<>();
        rows(entity.persistenceId()).forEach((height, row) -> found.put(height, (byte[]) row.snapshot()));
        return found;
    }

    /** Puts a snapshot there as if an entity had stored it. */
    public void plant(Address entity, long height, byte[] state) {
        save(SnapshotMetadata.apply(entity.persistenceId(), height, 0), state);
    }

    /** Takes every snapshot of the entity away. */
    public synchronized void clear(Address entity) {
        rows(entity.persistenceId()).clear();
    }

    synchronized void save(SnapshotMetadata metadata, Object state) {
        rows(metadata.persistenceId()).put(metadata.sequenceNr(), SelectedSnapshot.apply(metadata, state));
    }

    synchronized Optional<SelectedSnapshot> load(String persistenceId, SnapshotSelectionCriteria criteria) {
        var best = rows(persistenceId).floorEntry(criteria.maxSequenceNr());
        if (best == null || best.getKey() < criteria.minSequenceNr()) {
            return Optional.empty();
        }
        trace.add("snapshot " + best.getKey() + " of " + Address.ofPersistenceId(persistenceId) + " loaded");
        return Optional.of(best.getValue());
    }

    synchronized void delete(String persistenceId, long from, long to) {
        if (from <= to) {
            rows(persistenceId).subMap(from, true, to, true).clear();
        }
    }

    private NavigableMap<Long, SelectedSnapshot> rows(String persistenceId) {
        return snapshots.computeIfAbsent(persistenceId, id -> new TreeMap<>());
    }
}
