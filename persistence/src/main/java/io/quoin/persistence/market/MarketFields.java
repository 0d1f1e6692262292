package io.quoin.persistence.market;

import io.quoin.persistence.line.LineFields;
import io.quoin.persistence.wire.WireReader;
import io.quoin.persistence.wire.WireWriter;
import io.quoin.protocol.address.EntityIds;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.OrderId;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.TimeInForce;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import org.jspecify.annotations.Nullable;

/** The parts of which a market's commands, events, states and views are made. */
final class MarketFields {
    /** A label is judged by the law; what is longer than this is not even written. */
    static final int LABEL_BYTES_MAX = 256;

    private static final int SCALE_MAX = 255;

    private MarketFields() {}

    // ---- values -----------------------------------------------------------------------------------------------------

    static void price(WireWriter out, Price price) {
        out.zigzag(price.units());
        out.varint(price.scale());
    }

    static Price price(WireReader in) {
        return new Price(in.zigzag(), in.varint(SCALE_MAX));
    }

    static void priceIfAny(WireWriter out, @Nullable Price price) {
        out.bool(price != null);
        if (price != null) {
            price(out, price);
        }
    }

    static @Nullable Price priceIfAny(WireReader in) {
        return in.bool() ? price(in) : null;
    }

    static void size(WireWriter out, Quantity size) {
        out.zigzag(size.units());
        out.varint(size.scale());
    }

    static Quantity size(WireReader in) {
        return new Quantity(in.zigzag(), in.varint(SCALE_MAX));
    }

    static void terms(WireWriter out, InstrumentTerms terms) {
        out.string(terms.name(), EntityIds.LENGTH_MAX);
        out.symbol(terms.underlying());
        out.varint(terms.settlement().number());
        price(out, terms.tick());
        size(out, terms.lot());
        size(out, terms.smallestOrder());
        size(out, terms.largestOrder());
        price(out, terms.highestPrice());
        LineFields.rate(out, terms.band());
        LineFields.rate(out, terms.initialMargin());
        LineFields.rate(out, terms.maintenanceMargin());
        LineFields.rate(out, terms.profitCounted());
        LineFields.rate(out, terms.makerFee());
        LineFields.rate(out, terms.takerFee());
        out.varint(terms.parameterVersion());
    }

    static InstrumentTerms terms(WireReader in) {
        return new InstrumentTerms(
                in.string(EntityIds.LENGTH_MAX),
                in.symbol(),
                Assets.byNumber(in.varint(Integer.MAX_VALUE)),
                price(in),
                size(in),
                size(in),
                size(in),
                price(in),
                LineFields.rate(in),
                LineFields.rate(in),
                LineFields.rate(in),
                LineFields.rate(in),
                LineFields.rate(in),
                LineFields.rate(in),
                in.varint());
    }

    // ---- orders -----------------------------------------------------------------------------------------------------

    /** An order id: its height relative to that of the block or state, and its index. */
    static void orderId(WireWriter out, long packed) {
        OrderId id = new OrderId(packed);
        out.height(id.height());
        out.varint(id.index());
    }

    static long orderId(WireReader in) {
        return OrderId.of(in.height(), in.varint(OrderId.INDEX_BOUND - 1)).packed();
    }

    static int number(Side side) {
        return side == Side.BUY ? 0 : 1;
    }

    static Side side(int number) {
        return number == 0 ? Side.BUY : Side.SELL;
    }

    static void side(WireWriter out, Side side) {
        out.varint(number(side));
    }

    static Side side(WireReader in) {
        return side(in.varint(1));
    }

    /** The number of a time in force on every wire, for ever. */
    static int number(TimeInForce force) {
        return switch (force) {
            case GOOD_TIL_CANCELLED -> 0;
            case IMMEDIATE_OR_CANCEL -> 1;
            case FILL_OR_KILL -> 2;
        };
    }

    static TimeInForce force(int number) {
        return switch (number) {
            case 0 -> TimeInForce.GOOD_TIL_CANCELLED;
            case 1 -> TimeInForce.IMMEDIATE_OR_CANCEL;
            case 2 -> TimeInForce.FILL_OR_KILL;
            default -> throw new IllegalArgumentException("no time in force has number " + number);
        };
    }
}
