package io.quoin.actors.shell.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.japi.AsyncWriteJournal;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;

/** A journal in memory that does to each write what the test has said: see {@link JournalRows}. */
public final class ChaosJournal extends AsyncWriteJournal {
    private JournalRows rows() {
        return context().system().settings().setup().get(JournalRows.class).orElseThrow();
    }

    @Override
    public Future<Iterable<Optional<Exception>>> doAsyncWriteMessages(Iterable<AtomicWrite> messages) {
        List<CompletionStage<Void>> writes = new ArrayList<>();
        for (AtomicWrite write : messages) {
            for (PersistentRepr row : CollectionConverters.asJava(write.payload())) {
                writes.add(rows().write(row));
            }
        }
        if (writes.size() != 1) {
            throw new IllegalStateException("an entity writes one row at a time, not " + writes.size());
        }
        CompletionStage<Iterable<Optional<Exception>>> done =
                writes.get(0).thenApply(told -> List.of(Optional.empty()));
        return FutureConverters.asScala(done);
    }

    @Override
    public Future<Void> doAsyncDeleteMessagesTo(String persistenceId, long toSequenceNr) {
        throw new UnsupportedOperationException("blocks are never deleted");
    }

    @Override
    public Future<Void> doAsyncReplayMessages(
            String persistenceId, long from, long to, long max, Consumer<PersistentRepr> replay) {
        rows().replay(persistenceId, from, to, max, replay);
        return FutureConverters.asScala(CompletableFuture.<Void>completedFuture(null));
    }

    @Override
    public Future<Long> doAsyncReadHighestSequenceNr(String persistenceId, long from) {
        try {
            return FutureConverters.asScala(CompletableFuture.completedFuture(rows().highest(persistenceId, from)));
        } catch (IllegalStateException unreachable) {
            return FutureConverters.asScala(CompletableFuture.<Long>failedFuture(unreachable));
        }
    }
}
