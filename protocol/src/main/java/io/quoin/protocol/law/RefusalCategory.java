package io.quoin.protocol.law;

/** What kind of rule a refusal names; the edge maps each to one status. */
public enum RefusalCategory {
    /** The request itself is not well-formed or asks for something that can never be. */
    INVALID,
    /** Something it names does not exist. */
    NOT_FOUND,
    /** It contradicts something that exists. */
    CONFLICT,
    /** It is not allowed for this principal. */
    FORBIDDEN,
    /** The state does not allow it now. */
    INVALID_STATE,
    /** It would exceed a limit. */
    LIMIT
}
