package io.quoin.protocol.journal;

/** Turns blocks of one entity type into their canonical bytes and back. Thread-safe; its encoders are not. */
public interface BlockCodec<E> {
    /** The version of the encoding that {@link #encoder()} writes. */
    int format();

    /** A reusable encoder for one single-threaded writer. */
    BlockEncoder<E> encoder();

    /**
     * The block that these bytes encode.
     *
     * @throws MalformedBytesException if they are not the whole canonical encoding of a block
     */
    Block<E> decode(byte[] bytes);

    /** Checks the bytes against the hash in their header and decodes them. */
    default SealedBlock<E> open(byte[] bytes, BlockHeader header) {
        if (!BlockHash.chain(header.previous(), bytes).equals(header.hash())) {
            throw new MalformedBytesException("the bytes of the block do not have the hash that its header names: "
                    + header.hash().brief());
        }
        return new SealedBlock<>(decode(bytes), bytes, header.hash());
    }
}
