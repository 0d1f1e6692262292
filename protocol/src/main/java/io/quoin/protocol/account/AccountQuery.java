package io.quoin.protocol.account;

/** What can be asked of an account. */
public sealed interface AccountQuery {
    /** All of it. */
    record Overview() implements AccountQuery {}
}
