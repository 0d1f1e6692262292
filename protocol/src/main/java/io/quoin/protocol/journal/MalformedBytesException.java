package io.quoin.protocol.journal;

/** Bytes that are not what their reader expects. From a journal it means corruption, from a wire a wrong peer. */
public final class MalformedBytesException extends RuntimeException {
    public MalformedBytesException(String message) {
        super(message);
    }
}
