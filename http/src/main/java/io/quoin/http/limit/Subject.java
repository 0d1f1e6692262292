package io.quoin.http.limit;

/** Who is counted. */
public record Subject(Kind kind, String id) {
    /** As what somebody is counted. */
    public enum Kind {
        ADDRESS,
        KEY,
        ACCOUNT
    }
}
