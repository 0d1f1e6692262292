package io.quoin.persistence.market;

import io.quoin.persistence.auth.AuthFields;
import io.quoin.persistence.line.LineFamilies;
import io.quoin.persistence.wire.EntityWire;
import io.quoin.persistence.wire.WireFamily;
import io.quoin.persistence.wire.WireNames;
import io.quoin.persistence.wire.WireReader;
import io.quoin.persistence.wire.WireWriter;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketKind;
import io.quoin.protocol.market.MarketState;
import io.quoin.protocol.market.OrderType;

/** A market as bytes. */
public final class MarketCodec {
    private static final WireFamily<MarketCommand> COMMANDS = WireFamily.of(WireNames.QUOIN, MarketCommand.class)
            .word(
                    "market.create/1",
                    MarketCommand.Create.class,
                    (out, c) -> MarketFields.terms(out, c.terms()),
                    in -> new MarketCommand.Create(MarketFields.terms(in)))
            .word(
                    "market.set-state/1",
                    MarketCommand.SetState.class,
                    (out, c) -> out.varint(c.state().number()),
                    in -> new MarketCommand.SetState(InstrumentState.ofNumber(in.varint(Integer.MAX_VALUE))))
            .word("market.place/1", MarketCommand.Place.class, MarketCodec::place, MarketCodec::place)
            .word(
                    "market.cancel/1",
                    MarketCommand.Cancel.class,
                    (out, c) -> {
                        AuthFields.fingerprint(out, c.by());
                        MarketViews.orderRef(out, c.order());
                    },
                    in -> new MarketCommand.Cancel(AuthFields.fingerprint(in), MarketViews.orderRef(in)))
            .word(
                    "market.open-session/1",
                    MarketCommand.OpenSession.class,
                    (out, c) -> {
                        AuthFields.fingerprint(out, c.by());
                        out.money(c.line());
                    },
                    in -> new MarketCommand.OpenSession(AuthFields.fingerprint(in), in.money()))
            .build();

    /** How markets are written down. */
    public static final EntityWire<MarketState, MarketCommand, MarketEvent> WIRE = new EntityWire<>(
            MarketKind.TYPE,
            MarketStates.FAMILY,
            COMMANDS,
            MarketEvents.FAMILY,
            MarketViews.QUERIES,
            MarketViews.VIEWS,
            LineFamilies.FROM_PARTY);

    private MarketCodec() {}

    private static void place(WireWriter out, MarketCommand.Place order) {
        AuthFields.fingerprint(out, order.by());
        MarketFields.side(out, order.side());
        out.varint(order.type().number());
        MarketFields.priceIfAny(out, order.price());
        MarketFields.size(out, order.size());
        out.varint(MarketFields.number(order.force()));
        out.bool(order.isPostOnly());
        out.bool(order.isReduceOnly());
        out.string(order.label(), MarketFields.LABEL_BYTES_MAX);
    }

    private static MarketCommand.Place place(WireReader in) {
        return new MarketCommand.Place(
                AuthFields.fingerprint(in),
                MarketFields.side(in),
                OrderType.ofNumber(in.varint(Integer.MAX_VALUE)),
                MarketFields.priceIfAny(in),
                MarketFields.size(in),
                MarketFields.force(in.varint(Integer.MAX_VALUE)),
                in.bool(),
                in.bool(),
                in.string(MarketFields.LABEL_BYTES_MAX));
    }
}
