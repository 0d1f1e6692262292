package io.quoin.protocol.market;

import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.line.FromMarket.PositionReport;
import io.quoin.protocol.line.FromParty.LineTerms;
import io.quoin.protocol.market.book.OrderBook;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.credit.RequiredCredit;
import io.quoin.protocol.market.fees.OrderFee;
import io.quoin.protocol.value.Wide;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A market that is there: terms, book, parties with their lines and positions, and the price at which all is valued. Hot state:
 * mutable inside its single writer, changed by {@link MarketEvolution} alone, which keeps what belongs together together. An
 * order is in the book, in the sums of its party's {@link RequiredCredit} and among its party's client ids, or in none of them.
 *
 * <p>{@link MarketDump} is what of it is state; the rest can be made again from that.
 */
public final class Market implements MarketState {
    private final String id;
    private final Instrument instrument;
    private InstrumentState state;
    private long round;
    private long mark;
    private PositionReport report;

    private final OrderBook book;
    private final OpenOrder.BySlot openOrders = new OpenOrder.BySlot();
    private final List<Party> parties = new ArrayList<>();
    private final HashMap<String, Party> byAccount = new HashMap<>();
    private final List<OwnerKey> owners = new ArrayList<>();
    private final HashMap<OwnerKey, Integer> ownerIndexes = new HashMap<>();

    private final PartyQueue idle = new PartyQueue();
    private final PartyQueue uncovered = new PartyQueue();
    private int exposedParties;
    private int reduceOnlyOrders;
    private int partiesWithPosition;

    /** Where the law tries things out; no part of the state. */
    private @Nullable Matching matching;

    Market(String id, InstrumentTerms terms, OrderBook book) {
        this.id = id;
        this.instrument = Instrument.of(terms);
        this.state = InstrumentState.CREATED;
        this.book = book;
        this.report = new PositionReport(instrument.margin(), 0, 0);
    }

    // ---- looking ----------------------------------------------------------------------------------------------------

    @Override
    public String id() {
        return id;
    }

    Instrument instrument() {
        return instrument;
    }

    InstrumentTerms terms() {
        return instrument.terms();
    }

    InstrumentState state() {
        return state;
    }

    /** The round at which everything is valued, 0 before the first. */
    long round() {
        return round;
    }

    /** The price of that round, in price steps; 0 before the first. */
    long mark() {
        return mark;
    }

    /** What accounts are told beside their totals. */
    PositionReport report() {
        return report;
    }

    OrderBook book() {
        return book;
    }

    OpenOrder openOrder(int slot) {
        return openOrders.at(slot);
    }

    @Nullable
    Party party(String account) {
        return byAccount.get(account);
    }

    /** The slot of an open order of this party, or {@link OrderBook#NONE}. */
    int find(Party party, OrderRef order) {
        if (order instanceof OrderRef.ById byId) {
            int slot = book.find(byId.id().packed());
            return slot != OrderBook.NONE && book.party(slot) == party.index() ? slot : OrderBook.NONE;
        }
        OpenOrder open = party.find(((OrderRef.ByClientId) order).clientId());
        return open == null ? OrderBook.NONE : book.find(open.id());
    }

    Party partyOf(int slot) {
        return parties.get(book.party(slot));
    }

    /** All parties, in the order in which they came. */
    List<Party> parties() {
        return Collections.unmodifiableList(parties);
    }

    List<OwnerKey> owners() {
        return Collections.unmodifiableList(owners);
    }

    PartyQueue idle() {
        return idle;
    }

    PartyQueue uncovered() {
        return uncovered;
    }

    /** Whether anybody has a position, a line or an order here. */
    boolean isExposed() {
        return exposedParties > 0;
    }

    boolean hasPositions() {
        return partiesWithPosition > 0;
    }

    /** Whether any order in the book may only reduce. */
    boolean hasReduceOnly() {
        return reduceOnlyOrders > 0;
    }

    /** Where the law tries out what would come of an order. */
    Matching matching(MarketParameters parameters) {
        if (matching == null) {
            matching = new Matching(this, parameters);
        }
        return matching;
    }

    // ---- changes: only what an event says
    // -----------------------------------------------------------------------------

    void lead(InstrumentState next) {
        state = next;
    }

    /** Values everything at this round from now on. */
    void markAt(long newRound, long newMark) {
        round = newRound;
        mark = newMark;
        report = new PositionReport(instrument.margin(), newRound, newMark);
        for (Party party : parties) {
            sumUp(party, party.credit(), newMark);
            refresh(party);
        }
    }

    /** Writes into {@code credit} what a party's open orders would require at a mark. */
    void sumUp(Party party, RequiredCredit credit, long atMark) {
        credit.restart(instrument.credit(), atMark);
        for (int slot = book.oldestOf(party.index()); slot != OrderBook.NONE; slot = book.younger(slot)) {
            credit.add(book.side(slot).sign(), instrument.steps(book.ticks(slot)), book.lots(slot), book.tag(slot));
        }
    }

    /** A party, old or new, and how its line may be used from now on. */
    Party admit(String account, LineTerms terms) {
        KeyFingerprint fingerprint = KeyFingerprint.of(terms.owner());
        int owner = ownerIndex(terms.owner());
        Party known = byAccount.get(account);
        if (known != null) {
            known.terms = terms;
            known.ownerFingerprint = fingerprint;
            known.owner = owner;
            return known;
        }
        RequiredCredit credit = new RequiredCredit(instrument.credit(), mark);
        Party party = new Party(parties.size(), account, terms, fingerprint, owner, credit);
        parties.add(party);
        byAccount.put(account, party);
        return party;
    }

    /** The number of an owner, old or new; owners are numbered from 0 in the order in which they came. */
    int ownerIndex(OwnerKey owner) {
        Integer known = ownerIndexes.get(owner);
        if (known != null) {
            return known;
        }
        ownerIndexes.put(owner, owners.size());
        owners.add(owner);
        return owners.size() - 1;
    }

    /** Lets what is left of an order rest. */
    void rest(Party party, Order order, long lots, long residue, long atMillis) {
        OpenOrder open = new OpenOrder(order.id(), order.clientId(), order.label(), order.lots(), atMillis);
        int flags = OpenOrder.flags(order.isPostOnly(), order.isReduceOnly());
        int slot = book.add(order.id(), party.index(), party.owner, order.side(), order.limitTicks(), lots, flags);
        if (residue != OrderFee.NO_RESIDUE) {
            book.setTag(slot, residue);
        }
        keep(party, slot, open);
        party.credit().add(order.side().sign(), instrument.steps(order.limitTicks()), lots, residue);
    }

    /** Keeps what belongs to an order that is in the book. */
    void keep(Party party, int slot, OpenOrder open) {
        openOrders.put(slot, open);
        party.remember(open);
        if ((book.flags(slot) & OpenOrder.REDUCE_ONLY) != 0) {
            reduceOnlyOrders++;
            party.reduceOnlyOrders++;
        }
    }

    /** Takes lots of an open order away; its fee residue is this afterwards. At 0 the order is gone. */
    void take(int slot, long lots, long residue) {
        Party party = partyOf(slot);
        Side side = book.side(slot);
        long price = instrument.steps(book.ticks(slot));
        long before = book.tag(slot);
        if (lots < book.lots(slot)) {
            party.credit().reduce(side.sign(), price, lots, before, residue);
            book.reduce(slot, lots);
            book.setTag(slot, residue);
            return;
        }
        party.credit().remove(side.sign(), price, lots, before);
        if ((book.flags(slot) & OpenOrder.REDUCE_ONLY) != 0) {
            reduceOnlyOrders--;
            party.reduceOnlyOrders--;
        }
        party.forget(openOrders.at(slot));
        openOrders.remove(slot);
        book.reduce(slot, lots);
    }

    /** What a trade makes of a side's position and line. */
    void trade(Party party, long signedLots, long ticks, long fee, long consumed, long realised) {
        long cost = Wide.plus(Wide.plus(party.cost, instrument.value(signedLots, ticks)), realised);
        hold(party, Wide.plus(party.size, signedLots), cost);
        party.realised = Wide.plus(party.realised, realised);
        party.fees = Wide.plus(party.fees, fee);
        party.consumed = Wide.plus(party.consumed, consumed);
    }

    /** Lets a party hold this position. */
    void hold(Party party, long size, long cost) {
        partiesWithPosition += (size != 0 ? 1 : 0) - (party.size != 0 ? 1 : 0);
        party.size = size;
        party.cost = cost;
    }

    /** Brings up to date what follows from a party's line, position and orders: call it after each change of them. */
    void refresh(Party party) {
        boolean isExposed =
                party.size != 0 || party.line() != 0 || party.credit().orders() > 0;
        if (isExposed != party.isExposed) {
            party.isExposed = isExposed;
            exposedParties += isExposed ? 1 : -1;
        }
        if (party.idle.isQueued() && (party.line() == 0 || party.credit().orders() > 0)) {
            idle.remove(party.idle);
        }
        if (party.uncovered.isQueued() && party.required() <= party.line()) {
            uncovered.remove(party.uncovered);
        }
    }

    /** The same where the party may have become idle, at this engine time. */
    void refresh(Party party, long atMillis) {
        refresh(party);
        if (!party.idle.isQueued() && party.line() != 0 && party.credit().orders() == 0) {
            idle.put(party.idle, atMillis);
        }
    }

    @Override
    public String toString() {
        return id + ": " + state + ", round " + round + ", mark " + mark + ", " + book.size() + " orders, " + parties;
    }
}
