package io.quoin.protocol.journal;

import java.util.List;

/**
 * One journal event of an entity: everything decided together and written as one row.
 *
 * @param height the sequence number in the journal, 1 and up
 * @param incarnation the writer; a higher one than the previous block's only in a {@link Cause.Fence}
 * @param engineTimeMillis the only clock of the law, milliseconds since 1970 UTC, never falling along the chain
 * @param previous the hash of the block below, or {@link BlockHash#GENESIS}
 * @param rounds the prices its entries used
 */
public record Block<E>(
        long height,
        Incarnation incarnation,
        long engineTimeMillis,
        BlockHash previous,
        List<PriceRound> rounds,
        List<Entry<E>> entries) {
    public Block {
        rounds = List.copyOf(rounds);
        entries = List.copyOf(entries);
    }

    /** Whether this is the first block of an incarnation. */
    public boolean isFence() {
        return entries.size() == 1 && entries.get(0).cause() instanceof Cause.Fence;
    }
}
