package io.quoin.persistence.line;

import io.quoin.persistence.wire.WireLimits;
import io.quoin.persistence.wire.WireReader;
import io.quoin.persistence.wire.WireWriter;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.line.MarginTerms;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Rate;
import org.jspecify.annotations.Nullable;

/** The parts of which lines are made, for whoever keeps one. */
public final class LineFields {
    private static final int SCALE_MAX = 255;

    private LineFields() {}

    /** Terms of an instrument, as messages, events and states carry them. */
    public static void terms(WireWriter out, MarginTerms terms) {
        out.symbol(terms.underlying());
        out.varint(terms.settlement().number());
        out.varint(terms.priceScale());
        out.varint(terms.sizeScale());
        rate(out, terms.initial());
        rate(out, terms.maintenance());
        rate(out, terms.profitCounted());
        rate(out, terms.makerFee());
        rate(out, terms.takerFee());
        out.varint(terms.parameterVersion());
    }

    public static MarginTerms terms(WireReader in) {
        return new MarginTerms(
                in.symbol(),
                Assets.byNumber(in.varint(Integer.MAX_VALUE)),
                in.varint(SCALE_MAX),
                in.varint(SCALE_MAX),
                rate(in),
                rate(in),
                rate(in),
                rate(in),
                rate(in),
                in.varint());
    }

    /** Terms, if there are any. */
    public static void termsIfAny(WireWriter out, @Nullable MarginTerms terms) {
        out.bool(terms != null);
        if (terms != null) {
            terms(out, terms);
        }
    }

    public static @Nullable MarginTerms termsIfAny(WireReader in) {
        return in.bool() ? terms(in) : null;
    }

    public static void rate(WireWriter out, Rate rate) {
        out.zigzag(rate.units());
    }

    public static Rate rate(WireReader in) {
        return new Rate(in.zigzag());
    }

    /** The id of an order, if there is one. */
    public static void order(WireWriter out, @Nullable CommandId order) {
        out.bool(order != null);
        if (order != null) {
            out.symbol(order.account());
            out.string(order.clientId(), WireLimits.CLIENT_ID_BYTES_MAX);
        }
    }

    public static @Nullable CommandId order(WireReader in) {
        return in.bool() ? new CommandId(in.symbol(), in.string(WireLimits.CLIENT_ID_BYTES_MAX)) : null;
    }
}
