package io.quoin.config.node;

import io.quoin.persistence.owner.OwnerTables;
import io.quoin.protocol.port.Epochs;
import io.quoin.protocol.port.FateArchive;
import io.quoin.protocol.port.LiveHeads;
import io.quoin.protocol.port.Roster;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorSystem;

/** The ports of a node that lead to Cassandra. */
record Memory(Epochs epochs, Roster roster, LiveHeads liveHeads, FateArchive archive) {

    /** The memory of this actor system, through the session of its journal plugin. */
    static Memory open(ActorSystem<?> system) {
        OwnerTables tables = OwnerTables.of(system);
        return new Memory(
                tables.epochs(),
                tables.roster(),
                entity -> Optional.empty(),
                (a, b, c) -> CompletableFuture.completedFuture(Optional.empty()));
    }
}
