package io.quoin.http.auth;

/** What a key may be in a realm, said by the configuration {@code quoin.edge.roles}. */
public enum Role {
    /** Makes and leads markets. */
    OPERATOR,
    /** Reads everything, changes nothing. */
    AUDITOR
}
