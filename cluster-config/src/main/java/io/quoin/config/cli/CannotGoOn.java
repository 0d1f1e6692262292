package io.quoin.config.cli;

/** A command cannot go on; the message is one sentence that says what to do. */
public final class CannotGoOn extends RuntimeException {
    public CannotGoOn(String sentence) {
        super(sentence);
    }
}
