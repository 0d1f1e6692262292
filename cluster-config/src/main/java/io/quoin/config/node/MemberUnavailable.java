package io.quoin.config.node;

/** The news that a member of the cluster cannot come up; the message is one sentence that says what to do. */
public final class MemberUnavailable extends RuntimeException {
    public MemberUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
