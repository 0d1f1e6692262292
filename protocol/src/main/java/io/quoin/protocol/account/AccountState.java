package io.quoin.protocol.account;

import io.quoin.protocol.account.trading.Collateral;
import io.quoin.protocol.account.trading.Trading;
import io.quoin.protocol.auth.AccountKeys;
import io.quoin.protocol.auth.OwnerKey;

/** An account at one stage of its life, with only what that stage knows. Immutable. */
public sealed interface AccountState {
    /** The account's id. */
    String id();

    /** Nobody has opened it. */
    record Unopened(String id) implements AccountState {}

    /**
     * It belongs to an owner. No balance is below 0 but that of {@link Collateral#ASSET}, which a market's losses, funding and
     * fees may take there.
     */
    record Open(String id, OwnerKey owner, Balances balances, AccountKeys keys, Trading trading)
            implements AccountState {
        /** The collateral cash, in units; below 0 after losses. */
        public long cash() {
            return balances.units(Collateral.ASSET);
        }

        Open withBalances(Balances changed) {
            return new Open(id, owner, changed, keys, trading);
        }

        Open withKeys(AccountKeys changed) {
            return new Open(id, owner, balances, changed, trading);
        }

        Open withTrading(Trading changed) {
            return new Open(id, owner, balances, keys, changed);
        }
    }

    /** It was closed by its owner, empty, and stays so; its id is never used again. */
    record Closed(String id, OwnerKey owner) implements AccountState {}

    /** One of {@link SystemAccounts}: there from the beginning, without owner or keys. Its balances may be below 0. */
    record OfSystem(String id, Balances balances) implements AccountState {}

    /** One method for each stage; a forgotten one does not compile. */
    interface Cases<R> {
        R unopened(Unopened state);

        R open(Open state);

        R closed(Closed state);

        R ofSystem(OfSystem state);
    }

    /** Folds this state. */
    default <R> R fold(Cases<R> cases) {
        if (this instanceof Open s) {
            return cases.open(s);
        } else if (this instanceof OfSystem s) {
            return cases.ofSystem(s);
        } else if (this instanceof Closed s) {
            return cases.closed(s);
        } else {
            return cases.unopened((Unopened) this);
        }
    }
}
