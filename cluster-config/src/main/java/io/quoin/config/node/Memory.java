package io.quoin.config.node;

import io.quoin.persistence.journal.LiveVerdicts;
import io.quoin.persistence.owner.OwnerTables;
import io.quoin.persistence.reader.JournalFateArchive;
import io.quoin.persistence.reader.JournalReader;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.journal.BlockCodec;
import io.quoin.protocol.port.Epochs;
import io.quoin.protocol.port.FateArchive;
import io.quoin.protocol.port.LiveHeads;
import io.quoin.protocol.port.Roster;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;

/** The ports of a node that lead to Cassandra. */
record Memory(Epochs epochs, Roster roster, LiveHeads liveHeads, FateArchive archive) {

    /** The memory of this actor system, through the session of its journal plugin. */
    static Memory open(ActorSystem<?> system, EntityCatalogue catalogue) {
        OwnerTables tables = OwnerTables.of(system);
        Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
        CompletionStage<JournalReader> reader = tables.session().thenApplyAsync(JournalReader::new, blocking);
        Map<String, BlockCodec<?>> blocks = new TreeMap<>();
        for (EntityType<?, ?, ?, ?, ?, ?> type : catalogue.types()) {
            blocks.put(type.kind().type(), blocks(catalogue, type));
        }
        return new Memory(
                tables.epochs(),
                tables.roster(),
                LiveVerdicts.get(system),
                new JournalFateArchive(() -> reader.toCompletableFuture().join(), blocks, blocking));
    }

    private static <S, C, E, M extends Payload, Q, V> BlockCodec<E> blocks(
            EntityCatalogue catalogue, EntityType<S, C, E, M, Q, V> type) {
        return catalogue.wire().codecs(type.wire()).blocks();
    }
}
