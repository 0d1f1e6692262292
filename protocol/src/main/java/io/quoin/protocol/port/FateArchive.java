package io.quoin.protocol.port;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Finds the outcome of commands that an entity has forgotten, in its journal. */
public interface FateArchive {
    /**
     * The outcome of this command in the live blocks whose engine time is at most {@code valid_until} and at most 60 s before
     * it; empty if none of them has it.
     */
    CompletionStage<Optional<Fate>> find(Address entity, CommandId id, long validUntilMillis);
}
