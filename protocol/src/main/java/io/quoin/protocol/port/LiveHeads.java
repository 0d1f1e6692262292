package io.quoin.protocol.port;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.BlockHash;
import java.util.Optional;

/** What the journal found when an entity last asked it where its live chain ends: known from then until it is asked again. */
public interface LiveHeads {
    /** The verdict of the latest recovery of this entity on this node; empty if there was none. */
    Optional<Verdict> verdict(Address entity);

    /**
     * Where the live chain ends.
     *
     * @param height the height of the live head, 0 if the journal is empty
     * @param broken a sentence if an ancestor is missing: then the entity must not start
     */
    record Verdict(long height, BlockHash head, Optional<String> broken) {}
}
