package io.quoin.persistence.cassandra;

import org.jspecify.annotations.Nullable;

/** The news that there is no Cassandra to work with: a {@link Reason} for programs, one sentence that says what to do for people. */
public final class CassandraUnavailable extends RuntimeException {

    /** Why there is none. The names are stable: tests and the command line match them, never the sentence. */
    public enum Reason {
        /** No JDK 17 to run Cassandra on. */
        WRONG_JAVA,
        /** The directory with Cassandra's jars is not named, not there or empty. */
        JARS_MISSING,
        /** The disk under the data directory has less free space than {@link EmbeddedSettings#diskFreeMinimum}. */
        TOO_LITTLE_DISK,
        /** A port that was asked for, or that an earlier run of the same object used, belongs to somebody else. */
        PORT_TAKEN,
        /** Another process (or another launcher in this one) owns the data directory. */
        DATA_LOCKED,
        /** The data directory cannot be written. */
        DATA_UNWRITABLE,
        /** Cassandra ended before it was ready; the sentence is followed by the last lines of its log. */
        EXITED_EARLY,
        /** Cassandra runs but did not answer in time; it has been stopped. */
        NOT_READY_IN_TIME,
        /** Nothing that speaks CQL answers at the given address. */
        UNREACHABLE,
        /** The cluster refuses the user or the password. */
        AUTHENTICATION_REFUSED,
        /** The node that answers is in another datacenter than the one named. */
        WRONG_DATACENTER,
        /** The cluster runs a Cassandra older than 4.0. */
        TOO_OLD,
        /** The waiting thread was interrupted; its interrupt flag is set again. */
        INTERRUPTED
    }

    private final Reason reason;

    public CassandraUnavailable(Reason reason, String sentence) {
        this(reason, sentence, null);
    }

    public CassandraUnavailable(Reason reason, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
