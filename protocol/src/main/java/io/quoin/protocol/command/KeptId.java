package io.quoin.protocol.command;

/** A decided command whose id is still kept: where it was decided and how. */
public record KeptId(Ticket ticket, long height, int index, Outcome outcome) {}
