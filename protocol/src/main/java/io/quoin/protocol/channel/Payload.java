package io.quoin.protocol.channel;

/** What travels on a stream: one immutable record for each kind of message, implemented by the receiving entity's types. */
public interface Payload {}
