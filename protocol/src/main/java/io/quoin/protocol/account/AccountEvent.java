package io.quoin.protocol.account;

import io.quoin.protocol.account.trading.Demand;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.line.LineSlots;
import io.quoin.protocol.line.MarginTerms;
import io.quoin.protocol.value.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to an account. All amounts are above 0, fees and grants 0 or above. */
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

    /**
     * The account has set more aside for a market, which may use it for the account's orders.
     *
     * @param order the command it was asked for; null if it was for orders that rested there already
     * @param amount by how much the total of all grants to the market rose, units of the settlement asset; 0 if the market
     *     was only to learn whom it deals with
     * @param terms the market's, if the account did not know them; else null
     */
    record LineGranted(
            Address market,
            @Nullable CommandId order,
            long amount,
            @Nullable MarginTerms terms) implements AccountEvent {}

    /** A market's demand for credit waits, for other markets or for other demands; or one that waited wants another amount. */
    record DemandQueued(Demand demand) implements AccountEvent {}

    /** A market's demand for credit waits no more, and was not served. */
    record DemandDropped(Address market, @Nullable CommandId order, DemandEnd end) implements AccountEvent {}

    /**
     * A market that was to give back its line has said that it needs this much of it.
     *
     * @param kept units of the settlement asset
     * @param atMillis engine time
     */
    record LineKept(Address market, long kept, long atMillis) implements AccountEvent {}

    /**
     * A market settled: the account's copy of its position there has followed, and cash with it.
     *
     * @param moved by how much each of {@link LineSlots} has moved
     * @param round the round that the market stood at
     * @param mark the price of that round, in steps of the market's price grid
     * @param terms the market's, if they have changed; else null
     */
    record Settled(
            Address market,
            Totals moved,
            long round,
            long mark,
            @Nullable MarginTerms terms) implements AccountEvent {}

    /** The account trades no more, and its markets are told. */
    record Frozen() implements AccountEvent {}

    /** The account may trade again, and its markets are told. */
    record Unfrozen() implements AccountEvent {}

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

        R lineGranted(LineGranted event);

        R demandQueued(DemandQueued event);

        R demandDropped(DemandDropped event);

        R lineKept(LineKept event);

        R settled(Settled event);

        R frozen(Frozen event);

        R unfrozen(Unfrozen event);

        R closed(Closed event);
    }

    /** Folds this event. */
    default <R> R fold(Cases<R> cases) {
        if (this instanceof Settled e) {
            return cases.settled(e);
        } else if (this instanceof LineGranted e) {
            return cases.lineGranted(e);
        } else if (this instanceof TransferSent e) {
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
        } else if (this instanceof DemandQueued e) {
            return cases.demandQueued(e);
        } else if (this instanceof DemandDropped e) {
            return cases.demandDropped(e);
        } else if (this instanceof LineKept e) {
            return cases.lineKept(e);
        } else if (this instanceof Frozen e) {
            return cases.frozen(e);
        } else if (this instanceof Unfrozen e) {
            return cases.unfrozen(e);
        } else {
            return cases.closed((Closed) this);
        }
    }
}
