package io.quoin.protocol.market;

import io.quoin.protocol.market.book.TimeInForce;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import org.jspecify.annotations.Nullable;

/** What an order must be by itself, whatever is in the market: its kind, its price and size, its label. */
final class OrderRules {
    /** The longest label, in bytes of UTF-8. */
    static final int LABEL_BYTES_MAX = 64;

    private OrderRules() {}

    /** The first rule of form that the order breaks, or null. */
    static @Nullable MarketRefusal broken(InstrumentTerms terms, MarketCommand.Place order) {
        MarketRefusal rule = ofPrice(terms, order);
        if (rule == null) {
            rule = ofSize(terms, order.size());
        }
        if (rule != null) {
            return rule;
        }
        boolean mayRest = order.force() == TimeInForce.GOOD_TIL_CANCELLED;
        if (order.type() == OrderType.MARKET && (mayRest || order.isPostOnly())) {
            return MarketRefusal.MARKET_ORDER_CANNOT_REST;
        }
        if (order.isPostOnly() && !mayRest) {
            return MarketRefusal.POST_ONLY_MUST_REST;
        }
        return utf8Length(order.label()) > LABEL_BYTES_MAX ? MarketRefusal.LABEL_TOO_LONG : null;
    }

    /** What is told of a broken rule: the limit that is in the way, where there is one. */
    static String detail(InstrumentTerms terms, MarketRefusal rule) {
        return switch (rule) {
            case PRICE_TOO_HIGH -> "The price is above the instrument's highest, " + terms.highestPrice() + ".";
            case ORDER_TOO_SMALL ->
                "The order is smaller than the instrument's smallest, " + terms.smallestOrder() + ".";
            case ORDER_TOO_LARGE -> "The order is larger than the instrument's largest, " + terms.largestOrder() + ".";
            default -> rule.sentence();
        };
    }

    private static @Nullable MarketRefusal ofPrice(InstrumentTerms terms, MarketCommand.Place order) {
        Price price = order.price();
        if (price == null) {
            return order.type() == OrderType.LIMIT ? MarketRefusal.PRICE_MISSING : null;
        }
        Price tick = terms.tick();
        if (price.scale() != tick.scale() || !price.isPositive() || price.units() % tick.units() != 0) {
            return MarketRefusal.PRICE_NOT_ON_TICK;
        }
        return price.units() > terms.highestPrice().units() ? MarketRefusal.PRICE_TOO_HIGH : null;
    }

    private static @Nullable MarketRefusal ofSize(InstrumentTerms terms, Quantity size) {
        Quantity lot = terms.lot();
        if (size.scale() != lot.scale() || !size.isPositive() || size.units() % lot.units() != 0) {
            return MarketRefusal.SIZE_NOT_ON_LOT;
        }
        if (size.units() < terms.smallestOrder().units()) {
            return MarketRefusal.ORDER_TOO_SMALL;
        }
        return size.units() > terms.largestOrder().units() ? MarketRefusal.ORDER_TOO_LARGE : null;
    }

    /** Bytes of UTF-8; a lone surrogate, which UTF-8 cannot say, counts as longer than any label. */
    private static int utf8Length(String text) {
        int bytes = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(c)) {
                bytes += 3;
            } else if (Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                bytes += 4;
                at++;
            } else {
                return LABEL_BYTES_MAX + 1;
            }
        }
        return bytes;
    }
}
