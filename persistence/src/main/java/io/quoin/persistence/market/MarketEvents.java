package io.quoin.persistence.market;

import io.quoin.persistence.line.LineFamilies;
import io.quoin.persistence.wire.WireFamily;
import io.quoin.persistence.wire.WireNames;
import io.quoin.persistence.wire.WireReader;
import io.quoin.persistence.wire.WireWriter;
import io.quoin.protocol.line.FromParty.LineTerms;
import io.quoin.protocol.market.CancelReason;
import io.quoin.protocol.market.Fill;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.LineReturnReason;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.Order;
import io.quoin.protocol.market.OrderType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of a market as bytes: a resting order is some 16 bytes beside its command, a fill some 50. Accounts are symbols, ids
 * relative to the block, prices of fills relative to the order's limit.
 *
 * <pre>
 * order placed:  order id · account · client id · kinds · limit in ticks · lots · label
 *                how many fills · the fills · if any: returned
 *                if lots are left: 0 if they rest, else why they were cancelled
 *                time
 * kinds:         bit 0 sells, bits 1-2 type - 1, bits 3-4 time in force, bit 5 post-only, bit 6 reduce-only
 * fill:          maker's order id · maker's account · limit - price in ticks · lots
 *                taker's fee, consumed, realised · maker's fee, consumed, realised, returned
 * </pre>
 */
final class MarketEvents {
    private static final int FILLS_MAX = 65_536;
    private static final int KINDS_MAX = 127;
    private static final int RESTS = 0;

    static final WireFamily<MarketEvent> FAMILY = WireFamily.of(WireNames.QUOIN, MarketEvent.class)
            .word(
                    "market.created/1",
                    MarketEvent.Created.class,
                    (out, e) -> MarketFields.terms(out, e.terms()),
                    in -> new MarketEvent.Created(MarketFields.terms(in)))
            .word(
                    "market.state-changed/1",
                    MarketEvent.StateChanged.class,
                    (out, e) -> out.varint(e.state().number()),
                    in -> new MarketEvent.StateChanged(InstrumentState.ofNumber(in.varint(Integer.MAX_VALUE))))
            .word(
                    "market.marked/1",
                    MarketEvent.Marked.class,
                    (out, e) -> {
                        out.varint(e.round());
                        out.varint(e.mark());
                    },
                    in -> new MarketEvent.Marked(in.varint(), in.varint()))
            .word(
                    "market.line-terms-changed/1",
                    MarketEvent.LineTermsChanged.class,
                    (out, e) -> {
                        out.symbol(e.account());
                        LineFamilies.FROM_PARTY.write(out, e.terms());
                    },
                    MarketEvents::lineTermsChanged)
            .word(
                    "market.line-granted/1",
                    MarketEvent.LineGranted.class,
                    (out, e) -> {
                        out.symbol(e.account());
                        out.zigzag(e.amount());
                        out.time(e.atMillis());
                    },
                    in -> new MarketEvent.LineGranted(in.symbol(), in.zigzag(), in.time()))
            .word(
                    "market.line-returned/1",
                    MarketEvent.LineReturned.class,
                    (out, e) -> {
                        out.symbol(e.account());
                        out.zigzag(e.amount());
                        out.varint(e.reason().number());
                    },
                    in -> new MarketEvent.LineReturned(
                            in.symbol(), in.zigzag(), LineReturnReason.ofNumber(in.varint(Integer.MAX_VALUE))))
            .word(
                    "market.session-opened/1",
                    MarketEvent.SessionOpened.class,
                    (out, e) -> {
                        out.symbol(e.account());
                        out.time(e.atMillis());
                    },
                    in -> new MarketEvent.SessionOpened(in.symbol(), in.time()))
            .word(
                    "market.order-placed/1",
                    MarketEvent.OrderPlaced.class,
                    MarketEvents::orderPlaced,
                    MarketEvents::orderPlaced)
            .word(
                    "market.order-cancelled/1",
                    MarketEvent.OrderCancelled.class,
                    MarketEvents::orderCancelled,
                    MarketEvents::orderCancelled)
            .word("market.uncovered/1", MarketEvent.Uncovered.class, MarketEvents::uncovered, MarketEvents::uncovered)
            .word(
                    "market.barrier-heard/1",
                    MarketEvent.BarrierHeard.class,
                    (out, e) -> {
                        out.symbol(e.account());
                        out.varint(e.barrier());
                    },
                    in -> new MarketEvent.BarrierHeard(in.symbol(), in.varint()))
            .build();

    private MarketEvents() {}

    // ---- orders -----------------------------------------------------------------------------------------------------

    private static void orderPlaced(WireWriter out, MarketEvent.OrderPlaced event) {
        Order order = event.order();
        long left = order.lots();
        for (Fill fill : event.fills()) {
            left = Math.subtractExact(left, fill.lots());
        }
        requireWritable(event, left);
        order(out, order);
        out.list(event.fills(), FILLS_MAX, (to, fill) -> fill(to, order, fill));
        if (!event.fills().isEmpty()) {
            out.zigzag(event.returned());
        }
        if (left > 0) {
            CancelReason cancelled = event.cancelled();
            out.varint(cancelled == null ? RESTS : cancelled.number());
        }
        out.time(event.atMillis());
    }

    /** What does not trade rests or is cancelled, all of it; and nothing is returned without a trade. */
    private static void requireWritable(MarketEvent.OrderPlaced event, long left) {
        boolean isWhole = left >= 0
                && (left > 0 || event.cancelled() == null)
                && event.rests() == (event.cancelled() == null ? left : 0);
        if (!isWhole || (event.fills().isEmpty() && event.returned() != 0)) {
            throw new IllegalArgumentException("not all of the order is accounted for: " + event);
        }
    }

    private static MarketEvent.OrderPlaced orderPlaced(WireReader in) {
        Order order = order(in);
        int count = in.count(FILLS_MAX);
        List<Fill> fills = new ArrayList<>(count);
        long left = order.lots();
        for (int at = 0; at < count; at++) {
            Fill fill = fill(in, order);
            left = Math.subtractExact(left, fill.lots());
            fills.add(fill);
        }
        if (left < 0) {
            throw in.malformed("an order trades more than it is");
        }
        long returned = fills.isEmpty() ? 0 : in.zigzag();
        CancelReason cancelled = left > 0 ? cancelled(in) : null;
        return new MarketEvent.OrderPlaced(order, fills, cancelled == null ? left : 0, cancelled, returned, in.time());
    }

    private static @Nullable CancelReason cancelled(WireReader in) {
        int number = in.varint(Integer.MAX_VALUE);
        return number == RESTS ? null : CancelReason.ofNumber(number);
    }

    private static void order(WireWriter out, Order order) {
        MarketFields.orderId(out, order.id());
        out.symbol(order.account());
        out.clientId(order.clientId());
        out.varint(MarketFields.number(order.side())
                | (order.type().number() - 1) << 1
                | MarketFields.number(order.force()) << 3
                | (order.isPostOnly() ? 1 << 5 : 0)
                | (order.isReduceOnly() ? 1 << 6 : 0));
        out.varint(order.limitTicks());
        out.varint(order.lots());
        out.string(order.label(), MarketFields.LABEL_BYTES_MAX);
    }

    private static Order order(WireReader in) {
        long id = MarketFields.orderId(in);
        String account = in.symbol();
        String clientId = in.clientId();
        int kinds = in.varint(KINDS_MAX);
        return new Order(
                id,
                account,
                clientId,
                MarketFields.side(kinds & 1),
                OrderType.ofNumber((kinds >> 1 & 3) + 1),
                in.varint(),
                in.varint(),
                MarketFields.force(kinds >> 3 & 3),
                (kinds & 1 << 5) != 0,
                (kinds & 1 << 6) != 0,
                in.string(MarketFields.LABEL_BYTES_MAX));
    }

    private static void fill(WireWriter out, Order order, Fill fill) {
        MarketFields.orderId(out, fill.maker());
        out.symbol(fill.makerAccount());
        out.zigzag(order.limitTicks() - fill.ticks());
        out.varint(fill.lots());
        out.zigzag(fill.takerFee());
        out.zigzag(fill.takerConsumed());
        out.zigzag(fill.takerRealised());
        out.zigzag(fill.makerFee());
        out.zigzag(fill.makerConsumed());
        out.zigzag(fill.makerRealised());
        out.zigzag(fill.makerReturned());
    }

    private static Fill fill(WireReader in, Order order) {
        return new Fill(
                MarketFields.orderId(in),
                in.symbol(),
                order.limitTicks() - in.zigzag(),
                in.varint(),
                in.zigzag(),
                in.zigzag(),
                in.zigzag(),
                in.zigzag(),
                in.zigzag(),
                in.zigzag(),
                in.zigzag());
    }

    private static void orderCancelled(WireWriter out, MarketEvent.OrderCancelled event) {
        MarketFields.orderId(out, event.order());
        out.symbol(event.account());
        out.varint(event.lots());
        out.varint(event.reason().number());
        out.time(event.atMillis());
    }

    private static MarketEvent.OrderCancelled orderCancelled(WireReader in) {
        return new MarketEvent.OrderCancelled(
                MarketFields.orderId(in),
                in.symbol(),
                in.varint(),
                CancelReason.ofNumber(in.varint(Integer.MAX_VALUE)),
                in.time());
    }

    // ---- lines ------------------------------------------------------------------------------------------------------

    private static MarketEvent.LineTermsChanged lineTermsChanged(WireReader in) {
        String account = in.symbol();
        if (LineFamilies.FROM_PARTY.read(in) instanceof LineTerms terms) {
            return new MarketEvent.LineTermsChanged(account, terms);
        }
        throw in.malformed("these are no terms of a line");
    }

    private static void uncovered(WireWriter out, MarketEvent.Uncovered event) {
        out.symbol(event.account());
        out.zigzag(event.required());
        out.zigzag(event.line());
        out.time(event.untilMillis());
    }

    private static MarketEvent.Uncovered uncovered(WireReader in) {
        return new MarketEvent.Uncovered(in.symbol(), in.zigzag(), in.zigzag(), in.time());
    }
}
