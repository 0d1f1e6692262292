package io.quoin.protocol.market;

import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import java.util.List;
import java.util.Optional;

/** What is answered to a {@link MarketQuery}. Immutable. */
public sealed interface MarketView {
    /** There is no such market. */
    record NotCreated(String id) implements MarketView {}

    /**
     * The market as everybody sees it.
     *
     * @param round the round at which everything is valued, 0 before the first
     * @param mark its price, empty before the first
     * @param openInterest the sum of all long positions, which is that of all short ones
     */
    record Overview(
            InstrumentTerms terms,
            InstrumentState state,
            long round,
            Optional<Price> mark,
            Optional<Level> bestBid,
            Optional<Level> bestAsk,
            Quantity openInterest,
            int openOrders,
            int parties)
            implements MarketView {}

    /** The book by price, best first. */
    record Depth(List<Level> bids, List<Level> asks) implements MarketView {
        public Depth {
            bids = List.copyOf(bids);
            asks = List.copyOf(asks);
        }
    }

    /** All orders of one price. */
    record Level(Price price, Quantity size, int orders) {}

    /**
     * An account in this market; all 0 if it never was in it.
     *
     * @param line what is left of what was granted
     * @param required what of it the open orders need
     * @param size the position, negative if short
     * @param cost what the position has cost; it is worth size times mark minus this
     * @param realised all profit and loss that ever became cash
     * @param fees all fees ever paid
     * @param funding all funding ever received
     * @param orders oldest first
     */
    record OfParty(
            String account,
            boolean isFrozen,
            Money granted,
            Money line,
            Money required,
            Quantity size,
            Money cost,
            Money realised,
            Money fees,
            Money funding,
            List<OfOrder> orders)
            implements MarketView {
        public OfParty {
            orders = List.copyOf(orders);
        }
    }

    /**
     * One open order.
     *
     * @param size how much of it was accepted
     * @param left how much of it is open
     */
    record OfOrder(
            OrderId id,
            String account,
            String clientId,
            Side side,
            Price price,
            Quantity size,
            Quantity left,
            boolean isPostOnly,
            boolean isReduceOnly,
            String label,
            long placedAtMillis)
            implements MarketView {}

    /** The account has no such open order. */
    record NoSuchOrder(String account) implements MarketView {}
}
