package io.quoin.protocol.market;

import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.line.FromParty.LineTerms;
import io.quoin.protocol.market.book.BookDump;
import io.quoin.protocol.market.book.OrderBook;
import io.quoin.protocol.market.book.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is state of a market, as immutable values in an order of their own: markets that have come about differently but are
 * equal have equal dumps, and a restored market cannot be told from the one that was dumped.
 *
 * @param round the round at which everything is valued, 0 before the first
 * @param mark the price of that round, in price steps
 * @param owners the owners of parties, in the order in which they came
 * @param parties in the order in which they came
 * @param orders bids before asks, better prices before worse, and at one price in the order of matching
 */
public record MarketDump(
        String id,
        InstrumentTerms terms,
        InstrumentState state,
        long round,
        long mark,
        List<OwnerKey> owners,
        List<OfParty> parties,
        List<OfOrder> orders) {
    /** No time. */
    public static final long NEVER = PartyQueue.NEVER;

    public MarketDump {
        owners = List.copyOf(owners);
        parties = List.copyOf(parties);
        orders = List.copyOf(orders);
    }

    /**
     * One party; amounts are units of the settlement asset, the size is in lots.
     *
     * @param barrier the highest barrier of the account that was heard
     * @param idleSinceMillis since when it has a line and no order, {@link #NEVER} if that is not so
     * @param uncoveredUntilMillis until when its account may add to its line, {@link #NEVER} if it suffices
     */
    public record OfParty(
            String account,
            LineTerms terms,
            long granted,
            long consumed,
            long returned,
            long size,
            long cost,
            long realised,
            long fees,
            long funding,
            long barrier,
            long idleSinceMillis,
            long uncoveredUntilMillis) {}

    /**
     * One open order.
     *
     * @param id an {@link OrderId#packed()}
     * @param party the place of its party in the list
     * @param left how many lots are left, 1 or more
     * @param lots how many were accepted
     * @param residue by how much its fees so far exceed the exact ones, in 1e-9 of a unit
     */
    public record OfOrder(
            long id,
            int party,
            Side side,
            long ticks,
            long left,
            long lots,
            boolean isPostOnly,
            boolean isReduceOnly,
            long residue,
            String clientId,
            String label,
            long placedAtMillis) {
        int flags() {
            return OpenOrder.flags(isPostOnly, isReduceOnly);
        }
    }

    /** The dump of a market. */
    public static MarketDump of(Market market) {
        List<OfParty> parties = new ArrayList<>(market.parties().size());
        for (Party party : market.parties()) {
            parties.add(dump(party));
        }
        List<OfOrder> orders = new ArrayList<>(market.book().size());
        for (Side side : Side.values()) {
            dump(market, side, orders);
        }
        return new MarketDump(
                market.id(),
                market.terms(),
                market.state(),
                market.round(),
                market.mark(),
                market.owners(),
                parties,
                orders);
    }

    private static OfParty dump(Party party) {
        return new OfParty(
                party.account(),
                party.terms,
                party.granted,
                party.consumed,
                party.returned,
                party.size,
                party.cost,
                party.realised,
                party.fees,
                party.funding,
                party.barrier,
                party.idle.millis(),
                party.uncovered.millis());
    }

    private static void dump(Market market, Side side, List<OfOrder> orders) {
        OrderBook book = market.book();
        for (int level = book.bestLevel(side); level != OrderBook.NONE; level = book.worse(level)) {
            for (int slot = book.firstOf(level); slot != OrderBook.NONE; slot = book.behind(slot)) {
                OpenOrder open = market.openOrder(slot);
                orders.add(new OfOrder(
                        open.id(),
                        book.party(slot),
                        side,
                        book.ticks(slot),
                        book.lots(slot),
                        open.lots(),
                        (book.flags(slot) & OpenOrder.POST_ONLY) != 0,
                        (book.flags(slot) & OpenOrder.REDUCE_ONLY) != 0,
                        book.tag(slot),
                        open.clientId(),
                        open.label(),
                        open.placedAtMillis()));
            }
        }
    }

    /**
     * A market like the one that was dumped.
     *
     * @throws IllegalStateException if this is the dump of none, or not as {@link #of} makes it
     */
    public Market restored() {
        Market market = restore();
        if (!of(market).equals(this)) {
            throw new IllegalStateException("the orders or parties of " + id + " are not in their order");
        }
        return market;
    }

    private Market restore() {
        Market market = new Market(id, terms, book());
        for (OwnerKey owner : owners) {
            market.ownerIndex(owner);
        }
        market.lead(state);
        for (OfParty party : parties) {
            restore(market, party);
        }
        if (market.owners().size() != owners.size()) {
            throw new IllegalStateException("a party of " + id + " has an owner that is not among its owners");
        }
        for (OfOrder order : orders) {
            int slot = market.book().find(order.id());
            OpenOrder open =
                    new OpenOrder(order.id(), order.clientId(), order.label(), order.lots(), order.placedAtMillis());
            market.keep(market.partyOf(slot), slot, open);
        }
        market.markAt(round, mark);
        for (OfParty party : parties) {
            queue(market, party);
        }
        return market;
    }

    private OrderBook book() {
        int[] ownerOf = new int[parties.size()];
        for (int party = 0; party < ownerOf.length; party++) {
            ownerOf[party] = owners.indexOf(parties.get(party).terms().owner());
        }
        long[] rows = new long[Math.multiplyExact(BookDump.ROW, orders.size())];
        int at = 0;
        for (OfOrder order : orders) {
            if (order.party() < 0 || order.party() >= parties.size()) {
                throw new IllegalStateException("order " + order.id() + " of " + id + " belongs to no party");
            }
            rows[at] = order.id();
            rows[at + 1] = order.ticks();
            rows[at + 2] = order.left();
            rows[at + 3] = ((long) order.party() << 32) | ownerOf[order.party()];
            rows[at + 4] = ((long) order.flags() << 1) | order.side().ordinal();
            rows[at + 5] = order.residue();
            at += BookDump.ROW;
        }
        return BookDump.ofRows(rows).restored();
    }

    private static void restore(Market market, OfParty dump) {
        Party party = market.admit(dump.account(), dump.terms());
        party.granted = dump.granted();
        party.consumed = dump.consumed();
        party.returned = dump.returned();
        party.realised = dump.realised();
        party.fees = dump.fees();
        party.funding = dump.funding();
        party.barrier = dump.barrier();
        market.hold(party, dump.size(), dump.cost());
    }

    private static void queue(Market market, OfParty dump) {
        Party party = market.admit(dump.account(), dump.terms());
        if (dump.idleSinceMillis() != NEVER) {
            market.idle().put(party.idle, dump.idleSinceMillis());
        }
        if (dump.uncoveredUntilMillis() != NEVER) {
            market.uncovered().put(party.uncovered, dump.uncoveredUntilMillis());
        }
    }
}
