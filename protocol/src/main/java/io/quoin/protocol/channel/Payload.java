package io.quoin.protocol.channel;

/**
 * What one entity says to another: on a stream, in a hint, or beside the totals of a pair. One immutable record for each kind;
 * together they are the family of the receiving type.
 */
public interface Payload {}
