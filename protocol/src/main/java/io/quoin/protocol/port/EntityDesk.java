package io.quoin.protocol.port;

import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import java.util.concurrent.CompletionStage;

/**
 * Where clients of one entity type hand in commands, ask for their fate and look. Every stage completes, if only with a
 * {@link java.util.concurrent.TimeoutException}: then the command's fate is unknown, and is asked by its id.
 */
public interface EntityDesk<C, Q, V> {
    /** Hands in a command. Its ticket's content hash is made of the command's canonical bytes. */
    CompletionStage<Answer> submit(String entityId, CommandId id, long validUntilMillis, C command);

    /** What became of a command that was handed in with this {@code valid_until}. */
    CompletionStage<Fate> fate(String entityId, CommandId id, long validUntilMillis);

    /** Reads the entity; sees every acknowledged write. */
    CompletionStage<Seen<V>> look(String entityId, Q query);

    /** Where the live state stands and what its hash is. Wakes the entity. */
    CompletionStage<Fingerprint> fingerprint(String entityId);
}
