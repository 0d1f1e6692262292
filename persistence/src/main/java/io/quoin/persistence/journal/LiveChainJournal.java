package io.quoin.persistence.journal;

import com.typesafe.config.Config;
import io.quoin.persistence.reader.ChainReader;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.LiveChain;
import io.quoin.protocol.journal.MalformedBytesException;
import io.quoin.protocol.port.LiveHeads;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.cassandra.journal.CassandraJournal;
import org.apache.pekko.stream.connectors.cassandra.javadsl.CassandraSessionRegistry;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * The Cassandra journal, except that an entity recovers exactly its live chain: void rows are neither delivered nor counted,
 * and the highest sequence number is the height of the live head.
 *
 * <p>Recovery asks for the highest sequence number first. The answer waits for a write of this node in flight, then all
 * headers from a little below the snapshot are judged by the {@link LiveChain} rule: from the snapshot's own height alone, a
 * void snapshot would make its void branch look live. The verdict goes to {@link LiveVerdicts}; a broken chain replays
 * nothing, and the entity refuses to start. (Failing here instead would open the circuit breaker for all entities.)
 *
 * <p>This extends an internal class of the plugin, whose version is pinned; what it relies on is held by tests against a real
 * Cassandra.
 */
public final class LiveChainJournal extends CassandraJournal {
    private final LiveVerdicts verdicts;
    private final CompletionStage<ChainReader> chains;
    private final long lookBackBlocks;

    /** Called by Pekko with the configuration of the journal. */
    public LiveChainJournal(Config config, String configPath) {
        super(config, configPath);
        Executor executor = context().dispatcher();
        verdicts = LiveVerdicts.get(context().system());
        lookBackBlocks = config.getLong("look-back-blocks");
        chains = CassandraSessionRegistry.get(context().system())
                .sessionFor(configPath.replaceAll("\\.journal$", ""))
                .underlying()
                .thenCompose(session -> ChainReader.prepare(session, executor));
    }

    @Override
    public Future<Object> asyncReadHighestSequenceNr(String persistenceId, long fromSequenceNr) {
        // First, and on the actor's own thread: it waits for our write in flight.
        Future<Object> highest = super.asyncReadHighestSequenceNr(persistenceId, fromSequenceNr);
        return FutureConverters.asScala(FutureConverters.asJava(highest)
                .thenCompose(height -> judge(persistenceId, fromSequenceNr, (Long) height)));
    }

    /** Answers the live head; if there is none to trust, the highest row, and the verdict says why. */
    private CompletionStage<Object> judge(String persistenceId, long snapshotHeight, long highestHeight) {
        long from = Math.max(1, snapshotHeight - lookBackBlocks);
        return chains.thenCompose(reader -> reader.judge(persistenceId, from, highestHeight))
                .handle((chain, failure) -> {
                    if (failure != null) {
                        return unreadable(persistenceId, highestHeight, failure);
                    }
                    if (chain.isEmpty() && snapshotHeight > 0) {
                        return broken(
                                persistenceId,
                                highestHeight,
                                "the snapshot stands at height " + snapshotHeight
                                        + ", and the journal has no row from height " + from + " up");
                    }
                    verdicts.judged(persistenceId, chain);
                    return chain.broken().isPresent() ? highestHeight : chain.height();
                });
    }

    private Long unreadable(String persistenceId, long highestHeight, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof MalformedBytesException) {
            return broken(persistenceId, highestHeight, String.valueOf(cause.getMessage()));
        }
        throw cause instanceof RuntimeException unchecked ? unchecked : new CompletionException(cause);
    }

    private Long broken(String persistenceId, long highestHeight, String sentence) {
        verdicts.broken(persistenceId, new LiveHeads.Verdict(highestHeight, BlockHash.GENESIS, Optional.of(sentence)));
        return highestHeight;
    }

    @Override
    public Future<BoxedUnit> asyncReplayMessages(
            String persistenceId,
            long fromSequenceNr,
            long toSequenceNr,
            long max,
            Function1<PersistentRepr, BoxedUnit> replayCallback) {
        LiveChain chain = verdicts.take(persistenceId);
        if (chain == null || chain.broken().isPresent()) {
            return Future.successful(BoxedUnit.UNIT);
        }
        // One height too many, because the plugin stops at the first row of the last height, and that may be a void
        // one.
        return super.asyncReplayMessages(
                persistenceId,
                fromSequenceNr,
                toSequenceNr + 1,
                Long.MAX_VALUE,
                new LiveRows(chain, toSequenceNr, max, replayCallback));
    }

    /** Lets the rows of a live chain through, each height once. Whatever lands after the scan is not of its runs. */
    private static final class LiveRows extends AbstractFunction1<PersistentRepr, BoxedUnit> {
        private final LiveChain chain;
        private final long lastHeight;
        private final long max;
        private final Function1<PersistentRepr, BoxedUnit> deliver;
        private @Nullable Long delivered;
        private long count;

        LiveRows(LiveChain chain, long lastHeight, long max, Function1<PersistentRepr, BoxedUnit> deliver) {
            this.chain = chain;
            this.lastHeight = lastHeight;
            this.max = max;
            this.deliver = deliver;
        }

        @Override
        public BoxedUnit apply(PersistentRepr row) {
            long height = row.sequenceNr();
            boolean isRepeat = delivered != null && height <= delivered;
            if (height <= lastHeight && count < max && !isRepeat && chain.isLive(height, row.writerUuid())) {
                delivered = height;
                count++;
                return deliver.apply(row);
            }
            return BoxedUnit.UNIT;
        }
    }
}
