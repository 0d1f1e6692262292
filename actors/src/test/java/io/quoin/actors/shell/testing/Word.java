package io.quoin.actors.shell.testing;

import io.quoin.protocol.channel.Payload;

/** What counters tell each other in hints. */
public record Word(String text) implements Payload {
    static final String NEED = "need ";

    /** The answer of one that lends nothing. */
    public static final Word NO = new Word("no");

    /** The answer of one that has lent. */
    public static final Word LENT = new Word("lent");

    /** Asks for so much, once for each name. */
    public static Word need(long amount, String name) {
        return new Word(NEED + amount + " " + name);
    }

    long needed() {
        return Long.parseLong(text.split(" ")[1]);
    }
}
