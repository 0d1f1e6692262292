package io.quoin.protocol.journal;

import java.util.List;

/** Encodes one block entry by entry, so that its writer can stop at the size limit. Call in the order of declaration. */
public interface BlockEncoder<E> {
    /** Starts a block, forgetting anything unfinished. */
    void begin(long height, Incarnation incarnation, long engineTimeMillis, BlockHash previous);

    /** Appends one entry. */
    void add(Entry<E> entry);

    /** The bytes so far. */
    int sizeBytes();

    /** Closes the block and returns its bytes. */
    byte[] finish(List<PriceRound> rounds);
}
