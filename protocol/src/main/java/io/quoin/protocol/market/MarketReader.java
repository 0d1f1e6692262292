package io.quoin.protocol.market;

import io.quoin.protocol.market.book.OrderBook;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers queries from a market that is there. */
final class MarketReader implements MarketQuery.Cases<MarketView> {
    private final Market market;
    private final OrderBook book;

    private MarketReader(Market market) {
        this.market = market;
        this.book = market.book();
    }

    static MarketView answer(MarketState state, MarketQuery query) {
        return state instanceof Market market
                ? query.fold(new MarketReader(market))
                : new MarketView.NotCreated(state.id());
    }

    @Override
    public MarketView overview(MarketQuery.Overview query) {
        long openInterest = 0;
        for (Party party : market.parties()) {
            openInterest += Math.max(0, party.size);
        }
        return new MarketView.Overview(
                market.terms(),
                market.state(),
                market.round(),
                market.round() == 0
                        ? Optional.empty()
                        : Optional.of(new Price(market.mark(), market.terms().priceScale())),
                best(Side.BUY),
                best(Side.SELL),
                size(openInterest),
                book.size(),
                market.parties().size());
    }

    private Optional<MarketView.Level> best(Side side) {
        int level = book.bestLevel(side);
        return level == OrderBook.NONE ? Optional.empty() : Optional.of(level(level));
    }

    @Override
    public MarketView depth(MarketQuery.Depth query) {
        int most = Math.min(query.levels(), MarketQuery.LEVELS_MAX);
        return new MarketView.Depth(levels(Side.BUY, most), levels(Side.SELL, most));
    }

    private List<MarketView.Level> levels(Side side, int most) {
        List<MarketView.Level> levels = new ArrayList<>();
        int level = book.bestLevel(side);
        while (level != OrderBook.NONE && levels.size() < most) {
            levels.add(level(level));
            level = book.worse(level);
        }
        return levels;
    }

    private MarketView.Level level(int level) {
        return new MarketView.Level(
                market.terms().price(book.levelTicks(level)), size(book.levelLots(level)), book.levelOrders(level));
    }

    @Override
    public MarketView ofParty(MarketQuery.OfParty query) {
        Party party = market.party(query.account());
        if (party == null) {
            Money nothing = money(0);
            return new MarketView.OfParty(
                    query.account(),
                    false,
                    nothing,
                    nothing,
                    nothing,
                    size(0),
                    nothing,
                    nothing,
                    nothing,
                    nothing,
                    List.of());
        }
        return new MarketView.OfParty(
                party.account(),
                party.terms.isFrozen(),
                money(party.granted),
                money(party.line()),
                money(party.required()),
                size(party.size),
                money(party.cost),
                money(party.realised),
                money(party.fees),
                money(party.funding),
                orders(party));
    }

    private List<MarketView.OfOrder> orders(Party party) {
        List<MarketView.OfOrder> orders = new ArrayList<>();
        for (int slot = book.oldestOf(party.index()); slot != OrderBook.NONE; slot = book.younger(slot)) {
            orders.add(order(party, slot));
        }
        return orders;
    }

    @Override
    public MarketView ofOrder(MarketQuery.OfOrder query) {
        Party party = market.party(query.account());
        int slot = party == null ? OrderBook.NONE : market.find(party, query.order());
        return party == null || slot == OrderBook.NONE
                ? new MarketView.NoSuchOrder(query.account())
                : order(party, slot);
    }

    private MarketView.OfOrder order(Party party, int slot) {
        OpenOrder open = market.openOrder(slot);
        return new MarketView.OfOrder(
                new OrderId(open.id()),
                party.account(),
                open.clientId(),
                book.side(slot),
                market.terms().price(book.ticks(slot)),
                size(open.lots()),
                size(book.lots(slot)),
                (book.flags(slot) & OpenOrder.POST_ONLY) != 0,
                (book.flags(slot) & OpenOrder.REDUCE_ONLY) != 0,
                open.label(),
                open.placedAtMillis());
    }

    private Quantity size(long lots) {
        return market.terms().size(lots);
    }

    private Money money(long units) {
        return new Money(market.terms().settlement(), units);
    }
}
