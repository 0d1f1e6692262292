package io.quoin.protocol.account;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.value.Money;
import java.util.List;

/** What has happened to an account. All amounts are above 0, fees 0 or above. */
public sealed interface AccountEvent {
    /** The account belongs to this owner and holds nothing. */
    record Opened(OwnerKey owner) implements AccountEvent {}

    /** The amount came in from {@code system.outside}. */
    record FaucetDrawn(Money amount) implements AccountEvent {}

    /** The amount was booked out to {@code system.outside}; no chain was attached that could have paid it. */
    record WithdrawalBooked(Money amount) implements AccountEvent {}

    /** The amount went to the other account and the fee, of the same asset, to {@code system.fees}. */
    record TransferSent(Address to, Money amount, Money fee) implements AccountEvent {}

    /** A transfer arrived and was credited. */
    record TransferCredited(Address from, Money amount) implements AccountEvent {}

    /** A transfer arrived and was sent back; nothing of it was ever held here. */
    record TransferReturned(Address from, Money amount, Money fee, ReturnReason reason) implements AccountEvent {}

    /** A transfer of this account came back: amount and fee are credited, the fee out of {@code system.fees}. */
    record ReturnCredited(Address from, Money amount, Money fee, ReturnReason reason) implements AccountEvent {}

    /** An account of the system took what an account has moved to it since last time; an amount may be negative. */
    record Swept(Address from, List<Money> moved) implements AccountEvent {
        public Swept {
            moved = List.copyOf(moved);
        }
    }

    /** The key may act. */
    record KeyAdded(AccountKey key) implements AccountEvent {}

    /** The key may act no more, and the account's auth epoch rose. */
    record KeyRevoked(KeyFingerprint fingerprint) implements AccountEvent {}

    /** The key may act no more, because its time has come. */
    record KeyExpired(KeyFingerprint fingerprint) implements AccountEvent {}

    /** The account is closed for ever. */
    record Closed() implements AccountEvent {}

    /** One method for each event; a forgotten one does not compile. */
    interface Cases<R> {
        R opened(Opened event);

        R faucetDrawn(FaucetDrawn event);

        R withdrawalBooked(WithdrawalBooked event);

        R transferSent(TransferSent event);

        R transferCredited(TransferCredited event);

        R transferReturned(TransferReturned event);

        R returnCredited(ReturnCredited event);

        R swept(Swept event);

        R keyAdded(KeyAdded event);

        R keyRevoked(KeyRevoked event);

        R keyExpired(KeyExpired event);

        R closed(Closed event);
    }

    /** Folds this event. */
    default <R> R fold(Cases<R> cases) {
        if (this instanceof TransferSent e) {
            return cases.transferSent(e);
        } else if (this instanceof TransferCredited e) {
            return cases.transferCredited(e);
        } else if (this instanceof Swept e) {
            return cases.swept(e);
        } else if (this instanceof Opened e) {
            return cases.opened(e);
        } else if (this instanceof FaucetDrawn e) {
            return cases.faucetDrawn(e);
        } else if (this instanceof WithdrawalBooked e) {
            return cases.withdrawalBooked(e);
        } else if (this instanceof TransferReturned e) {
            return cases.transferReturned(e);
        } else if (this instanceof ReturnCredited e) {
            return cases.returnCredited(e);
        } else if (this instanceof KeyAdded e) {
            return cases.keyAdded(e);
        } else if (this instanceof KeyRevoked e) {
            return cases.keyRevoked(e);
        } else if (this instanceof KeyExpired e) {
            return cases.keyExpired(e);
        } else {
            return cases.closed((Closed) this);
        }
    }
}
