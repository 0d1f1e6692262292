package io.quoin.protocol.account;

import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.value.Money;

/** What a client can ask of an account. The account asked is the entity that the command is handed to. */
public sealed interface AccountCommand {
    /** Open the account for this owner. Its id is the entity's, chosen by the client and never used twice. */
    record Open(OwnerKey owner) implements AccountCommand {}

    /** Credit the account out of nothing, which {@code system.outside} then owes. In development only. */
    record DrawFaucet(Money amount) implements AccountCommand {}

    /** Move this much to another account; a fee comes on top. */
    record Transfer(String to, Money amount) implements AccountCommand {}

    /** Move this much out. No chain is attached yet: it is booked to {@code system.outside} and nothing else happens. */
    record Withdraw(Money amount) implements AccountCommand {}

    /** Let a key act for the account until it expires. A fingerprint can be added once in an account's life. */
    record AddKey(AccountKey key) implements AccountCommand {}

    /** Let a key act no more, at once and for ever. */
    record RevokeKey(KeyFingerprint fingerprint) implements AccountCommand {}

    /** Trade no more: every market cancels the account's orders, takes no new one and gives its line back. */
    record Freeze() implements AccountCommand {}

    /** Trade again. */
    record Unfreeze() implements AccountCommand {}

    /**
     * Close the account for ever. It must hold nothing and have nothing in transit; one that has ever traded must be frozen,
     * and its markets must have said that nothing is left.
     */
    record Close() implements AccountCommand {}

    /** One method for each command; a forgotten one does not compile. */
    interface Cases<R> {
        R open(Open command);

        R drawFaucet(DrawFaucet command);

        R transfer(Transfer command);

        R withdraw(Withdraw command);

        R addKey(AddKey command);

        R revokeKey(RevokeKey command);

        R freeze(Freeze command);

        R unfreeze(Unfreeze command);

        R close(Close command);
    }

    /** Folds this command. */
    default <R> R fold(Cases<R> cases) {
        if (this instanceof Transfer c) {
            return cases.transfer(c);
        } else if (this instanceof Open c) {
            return cases.open(c);
        } else if (this instanceof DrawFaucet c) {
            return cases.drawFaucet(c);
        } else if (this instanceof Withdraw c) {
            return cases.withdraw(c);
        } else if (this instanceof AddKey c) {
            return cases.addKey(c);
        } else if (this instanceof RevokeKey c) {
            return cases.revokeKey(c);
        } else if (this instanceof Freeze c) {
            return cases.freeze(c);
        } else if (this instanceof Unfreeze c) {
            return cases.unfreeze(c);
        } else {
            return cases.close((Close) this);
        }
    }
}
