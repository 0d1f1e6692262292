package io.quoin.protocol.price;

/**
 * One look at the two clocks of a node.
 *
 * @param wallMillis milliseconds since 1970 UTC, against which the times of rounds are held; an operator may set it
 * @param steadyMillis milliseconds since some moment of this process, against which leases are held; nobody can set it back
 */
public record BoardTime(long wallMillis, long steadyMillis) {}
