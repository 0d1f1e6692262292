package io.quoin.protocol.journal;

/**
 * A block with its one canonical encoding and the hash of it. The bytes are hashed, and those same bytes are persisted.
 *
 * @param bytes the encoding; shared, not copied, and never changed by anyone
 */
@SuppressWarnings("ArrayRecordComponent")
public record SealedBlock<E>(Block<E> block, byte[] bytes, BlockHash hash) {
    /** The header of the row that holds this block. */
    public BlockHeader header(int format) {
        return new BlockHeader(format, block.incarnation(), block.previous(), hash);
    }
}
