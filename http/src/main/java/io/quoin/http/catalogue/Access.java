package io.quoin.http.catalogue;

import io.quoin.protocol.auth.KeyScope;
import org.jspecify.annotations.Nullable;

/** Who may call a method. Entities judge again what is theirs to judge. */
public enum Access {
    /** Anybody. */
    ANYONE(null),
    /** A key of the account that may read, or its owner. */
    READ(KeyScope.READ),
    /** A key of the account that may trade, or its owner. */
    TRADE(KeyScope.TRADE),
    /** A key of the account that may transfer, or its owner. */
    TRANSFER(KeyScope.TRANSFER),
    /** A key of the account that may withdraw, or its owner. */
    WITHDRAW(KeyScope.WITHDRAW),
    /** The owner of the account alone, with his own signature. */
    OWNER(null),
    /** Whoever signs: he becomes the owner of an account that nobody has opened yet. */
    NEW_OWNER(null),
    /** Whoever has the role of the operator, with his own signature. */
    OPERATOR(null);

    private final @Nullable KeyScope scope;

    Access(@Nullable KeyScope scope) {
        this.scope = scope;
    }

    /** The scope that a key needs, or null if no scope is enough or none is needed. */
    public @Nullable KeyScope scope() {
        return scope;
    }

    /** Whether it is an account on whose behalf the method is called. */
    public boolean isOfAccount() {
        return scope != null || this == OWNER || this == NEW_OWNER;
    }
}
