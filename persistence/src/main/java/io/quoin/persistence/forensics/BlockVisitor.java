package io.quoin.persistence.forensics;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.SealedBlock;

/**
 * Sees every live block of every journal while it is verified. The blocks of one entity come in order, those of several
 * entities mixed; never two calls at once.
 */
@FunctionalInterface
public interface BlockVisitor {
    /** A block whose bytes have the hash in its header and which follows the block before it. */
    void visit(Address entity, SealedBlock<?> block);

    /**
     * What was told of this entity does not hold any more and will be told again from height 1. Only while another owner takes
     * over in the middle of a verification can it happen.
     */
    default void again(Address entity) {}
}
