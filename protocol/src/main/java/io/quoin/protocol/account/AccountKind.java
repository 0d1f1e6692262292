package io.quoin.protocol.account;

import io.quoin.protocol.entity.EntityKind;
import io.quoin.protocol.entity.EntityLimits;
import io.quoin.protocol.entity.EntityRules;

/** The account as the rest of the system takes it: law, books and view under one name. */
public final class AccountKind {
    /** The type in addresses and persistence ids, for ever. */
    public static final String TYPE = "account";

    private AccountKind() {}

    /** Accounts under these parameters and limits. */
    public static EntityKind<AccountState, AccountCommand, AccountEvent, AccountMessage, AccountQuery, AccountView>
            kind(AccountParameters parameters, EntityLimits limits) {
        return new EntityKind<>(
                TYPE,
                new EntityRules<>(new AccountLaw(parameters), limits),
                new AccountBooks(),
                false,
                (state, query, prices) ->
                        AccountView.of(state.domain(), state.channels().hasInTransit()));
    }
}
