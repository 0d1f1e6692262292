package io.quoin.protocol.port;

/** Turns node messages into canonical bytes and back: every value in them under its chosen wire name. Thread-safe. */
public interface MessageCodec extends WireCodec<NodeMessage> {}
