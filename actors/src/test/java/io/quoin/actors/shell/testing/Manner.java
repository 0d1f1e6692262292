package io.quoin.actors.shell.testing;

/** What a counter does when another one asks it for something. */
public enum Manner {
    /** It lends, and urges the pair. */
    LEND,
    /** It lends and waits until the pair speaks by itself. */
    LEND_CALMLY,
    /** As before, but it says so in a hint that rests on the pair. */
    LEND_AND_TELL,
    /** It says no. */
    REFUSE,
    /** It says and does nothing. */
    DEAF
}
