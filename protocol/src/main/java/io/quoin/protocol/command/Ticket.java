package io.quoin.protocol.command;

/**
 * What a command travels with: its id, until when it may be decided, and the hash of its content.
 *
 * @param validUntilMillis engine time, milliseconds since 1970 UTC; later than that it is EXPIRED, never decided
 */
public record Ticket(CommandId id, long validUntilMillis, ContentHash content) {}
