package io.quoin.http.limit;

/** Requests that share a limit. */
public enum Lane {
    /** Reads and whatever else is neither of the other two. */
    GENERAL,
    /** What may raise risk or move value. */
    COMMANDS,
    /** What can only lower risk: a client that may send nothing else may still send this. */
    CANCELS
}
