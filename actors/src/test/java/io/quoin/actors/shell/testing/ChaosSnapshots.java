package io.quoin.actors.shell.testing;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.persistence.SelectedSnapshot;
import org.apache.pekko.persistence.SnapshotMetadata;
import org.apache.pekko.persistence.SnapshotSelectionCriteria;
import org.apache.pekko.persistence.snapshot.japi.SnapshotStore;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;

/** A snapshot store in memory: see {@link SnapshotRows}. */
public final class ChaosSnapshots extends SnapshotStore {
    private SnapshotRows rows() {
        return context().system().settings().setup().get(SnapshotRows.class).orElseThrow();
    }

    @Override
    public Future<Optional<SelectedSnapshot>> doLoadAsync(String persistenceId, SnapshotSelectionCriteria criteria) {
        return done(rows().load(persistenceId, criteria));
    }

    @Override
    public Future<Void> doSaveAsync(SnapshotMetadata metadata, Object snapshot) {
        rows().save(metadata, snapshot);
        return done(null);
    }

    @Override
    public Future<Void> doDeleteAsync(SnapshotMetadata metadata) {
        rows().delete(metadata.persistenceId(), metadata.sequenceNr(), metadata.sequenceNr());
        return done(null);
    }

    @Override
    public Future<Void> doDeleteAsync(String persistenceId, SnapshotSelectionCriteria criteria) {
        rows().delete(persistenceId, criteria.minSequenceNr(), criteria.maxSequenceNr());
        return done(null);
    }

    private static <T> Future<T> done(T value) {
        return FutureConverters.asScala(CompletableFuture.completedFuture(value));
    }
}
