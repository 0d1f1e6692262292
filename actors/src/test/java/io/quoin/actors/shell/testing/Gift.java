package io.quoin.actors.shell.testing;

import io.quoin.protocol.channel.Payload;

/** What a counter gives another one. */
public record Gift(long amount) implements Payload {
    /** An amount at which the receiving law throws while it has a bomb left. */
    public static final long BOMB = -666;
}
