package io.quoin.persistence.reader;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.entity.ChainBrokenException;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.BlockCodec;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.LiveChain;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.port.FateArchive;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Searches an entity's live blocks for the outcome of a command that the entity has forgotten: downwards from the head, in
 * steps, until a block is older than the command can be.
 */
public final class JournalFateArchive implements FateArchive {
    private static final long VALID_FOR_MILLIS_MAX = 60_000;
    private static final int BLOCKS_PER_STEP = 50;
    private static final long LOOK_BACK_BLOCKS = 256;
    private static final long GROWTH = 8;

    private final Supplier<JournalReader> reader;
    private final Map<String, BlockCodec<?>> codecs;
    private final Executor executor;

    /**
     * An archive of these entity types.
     *
     * @param reader opened on first use
     * @param executor where the blocking search runs
     */
    public JournalFateArchive(Supplier<JournalReader> reader, Map<String, BlockCodec<?>> codecs, Executor executor) {
        this.reader = reader;
        this.codecs = new TreeMap<>(codecs);
        this.executor = executor;
    }

    @Override
    public CompletionStage<Optional<Fate>> find(Address entity, CommandId id, long validUntilMillis) {
        return CompletableFuture.supplyAsync(() -> search(entity, id, validUntilMillis), executor);
    }

    private Optional<Fate> search(Address entity, CommandId id, long validUntilMillis) {
        BlockCodec<?> codec = codecs.get(entity.type());
        if (codec == null) {
            throw new IllegalArgumentException("there is no entity type '" + entity.type() + "'");
        }
        JournalReader journal = reader.get();
        Search search = new Search(id, validUntilMillis);
        for (long wanted = LOOK_BACK_BLOCKS; ; wanted = wanted * GROWTH) {
            LiveChain chain = requireWhole(entity, journal.tail(entity, wanted));
            search(journal, entity, codec, chain, search);
            if (search.isOver() || chain.scannedFrom() == 1) {
                return Optional.ofNullable(search.found);
            }
        }
    }

    /** A broken chain must not be taken for one that does not have the command: that answer would be final. */
    private static LiveChain requireWhole(Address entity, LiveChain chain) {
        chain.broken().ifPresent(sentence -> {
            throw new ChainBrokenException(entity + ": " + sentence);
        });
        return chain;
    }

    private static void search(
            JournalReader journal, Address entity, BlockCodec<?> codec, LiveChain chain, Search search) {
        long lowest = chain.scannedFrom();
        long to = Math.min(chain.height(), search.lowestSeen - 1);
        while (to >= lowest && !search.isOver()) {
            long from = Math.max(lowest, to - BLOCKS_PER_STEP + 1);
            journal.blocks(entity, chain, from, to, stored -> {
                search.look(codec.open(stored.bytes(), stored.header()));
                return search.found == null;
            });
            search.lowestSeen = from;
            to = from - 1;
        }
    }

    /** One search on its way down. */
    private static final class Search {
        private final CommandId id;
        private final long validUntilMillis;
        private long oldestMillis = Long.MAX_VALUE;
        private long lowestSeen = Long.MAX_VALUE;
        private @Nullable Fate found;

        Search(CommandId id, long validUntilMillis) {
            this.id = id;
            this.validUntilMillis = validUntilMillis;
        }

        boolean isOver() {
            return found != null || oldestMillis < validUntilMillis - VALID_FOR_MILLIS_MAX;
        }

        void look(SealedBlock<?> sealed) {
            Block<?> block = sealed.block();
            oldestMillis = Math.min(oldestMillis, block.engineTimeMillis());
            if (block.engineTimeMillis() > validUntilMillis) {
                return;
            }
            int index = 0;
            for (Entry<?> entry : block.entries()) {
                if (entry.cause() instanceof Cause.Command command
                        && command.ticket().id().equals(id)
                        && command.ticket().validUntilMillis() == validUntilMillis) {
                    found = fate(sealed, index, command.outcome());
                }
                index++;
            }
        }

        private static Fate fate(SealedBlock<?> sealed, int index, Outcome outcome) {
            long height = sealed.block().height();
            return outcome instanceof Outcome.Refused refused
                    ? new Fate.Refused(height, index, sealed.hash(), refused.name(), refused.detail())
                    : new Fate.Applied(height, index, sealed.hash());
        }
    }
}
