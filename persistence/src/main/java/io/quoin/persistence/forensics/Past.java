package io.quoin.persistence.forensics;

import io.quoin.protocol.journal.Block;
import java.util.function.Predicate;

/**
 * The live blocks of the journal that is being told, from the first on: for a teller that needs to know what stood there before
 * it began.
 *
 * @param <E> the events of the entity type
 */
@FunctionalInterface
public interface Past<E> {
    /** Shows the blocks of these heights, in order, as long as the reader wants more; a block that cannot be read is left out. */
    void read(long from, long to, Predicate<Block<E>> wantsMore);
}
