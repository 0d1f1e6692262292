package io.quoin.protocol.port;

/**
 * Turns values of one family (commands, queries, views, payloads of streams) into canonical bytes and back, each under a
 * chosen name. Thread-safe.
 */
public interface WireCodec<T> {
    /** The canonical bytes, beginning with the number of the value's wire name. */
    byte[] encode(T value);

    /**
     * The value that these bytes encode.
     *
     * @throws io.quoin.protocol.journal.MalformedBytesException if they are not the whole encoding of one
     */
    T decode(byte[] bytes);
}
