package io.quoin.actors.shell;

/** An entity could not answer a question now; it says why, and may be asked again. */
public final class NotAnsweredException extends RuntimeException {
    NotAnsweredException(String reason) {
        super(reason);
    }
}
