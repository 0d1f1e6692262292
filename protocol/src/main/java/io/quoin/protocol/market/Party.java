package io.quoin.protocol.market;

import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScope;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.line.FromParty.LineTerms;
import io.quoin.protocol.line.LineSlots;
import io.quoin.protocol.market.credit.RequiredCredit;
import io.quoin.protocol.value.Wide;
import org.jspecify.annotations.Nullable;

/**
 * One account in a market: its line, its position, what its orders require. Mutable, changed by {@link Market} alone. Amounts
 * are units of the settlement asset, the size is in lots.
 */
final class Party {
    private static final int TOTALS = 7;

    private final int index;
    private final Address address;
    private final RequiredCredit credit;
    private final ClientIds byClientId = new ClientIds();

    LineTerms terms;
    KeyFingerprint ownerFingerprint;
    int owner;

    long granted;
    long consumed;
    long returned;
    long size;
    long cost;
    long realised;
    long fees;
    long funding;
    long barrier;
    int reduceOnlyOrders;
    boolean isExposed;

    /** Where the law tries things out; no part of the state. */
    @Nullable
    Trial trial;

    /** When it became idle, or when its time to add to its line is over: where it stands in the queue of such parties. */
    final PartyQueue.Place idle = new PartyQueue.Place(this);

    final PartyQueue.Place uncovered = new PartyQueue.Place(this);

    Party(
            int index,
            String account,
            LineTerms terms,
            KeyFingerprint ownerFingerprint,
            int owner,
            RequiredCredit credit) {
        this.index = index;
        this.address = new Address(AccountKind.TYPE, account);
        this.terms = terms;
        this.ownerFingerprint = ownerFingerprint;
        this.owner = owner;
        this.credit = credit;
    }

    /** Parties are numbered from 0 in the order in which they came. */
    int index() {
        return index;
    }

    Address address() {
        return address;
    }

    String account() {
        return address.id();
    }

    /** What its open orders require. */
    RequiredCredit credit() {
        return credit;
    }

    /** What is left of its line. */
    long line() {
        return granted - consumed - returned;
    }

    /** What its line must cover. */
    long required() {
        return credit.required(size);
    }

    /** How much of its line nothing here needs, 0 or more. */
    long spareLine() {
        return Math.max(0, Wide.minus(line(), required()));
    }

    /** How many lots of this side close something of its position. */
    long reducible(int side) {
        return Math.max(0, side > 0 ? -size : size);
    }

    /** Whether this key may trade for the account at this engine time. */
    boolean mayTrade(KeyFingerprint by, long atMillis) {
        if (by.equals(ownerFingerprint)) {
            return true;
        }
        for (AccountKey key : terms.keys()) {
            if (key.fingerprint().equals(by)) {
                return key.isAlive(atMillis) && key.scopes().has(KeyScope.TRADE);
            }
        }
        return false;
    }

    @Nullable
    OpenOrder find(String clientId) {
        return byClientId.find(clientId);
    }

    void remember(OpenOrder order) {
        byClientId.add(order);
    }

    void forget(OpenOrder order) {
        byClientId.remove(order);
    }

    /** What the pair to the account says. */
    Totals totals(long lotSteps) {
        long[] totals = new long[TOTALS];
        totals[LineSlots.REALISED] = realised;
        totals[LineSlots.FEES] = fees;
        totals[LineSlots.FUNDING] = funding;
        totals[LineSlots.CONSUMED] = consumed;
        totals[LineSlots.RETURNED] = returned;
        totals[LineSlots.SIZE] = Wide.times(size, lotSteps);
        totals[LineSlots.COST] = cost;
        return Totals.of(totals);
    }

    @Override
    public String toString() {
        return address + ": size " + size + ", cost " + cost + ", line " + line() + ", required " + required();
    }
}
