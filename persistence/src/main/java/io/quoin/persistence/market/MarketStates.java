package io.quoin.persistence.market;

import io.quoin.persistence.auth.AuthFields;
import io.quoin.persistence.line.LineFamilies;
import io.quoin.persistence.wire.WireFamily;
import io.quoin.persistence.wire.WireLimits;
import io.quoin.persistence.wire.WireNames;
import io.quoin.persistence.wire.WireReader;
import io.quoin.persistence.wire.WireWriter;
import io.quoin.protocol.address.EntityIds;
import io.quoin.protocol.line.FromParty.LineTerms;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.Market;
import io.quoin.protocol.market.MarketDump;
import io.quoin.protocol.market.MarketState;
import java.util.List;

/** The state of a market as bytes: its {@link MarketDump}, so that equal markets have equal bytes. */
final class MarketStates {
    static final WireFamily<MarketState> FAMILY = WireFamily.of(WireNames.QUOIN, MarketState.class)
            .word(
                    "market.state-uncreated/1",
                    MarketState.Uncreated.class,
                    (out, s) -> out.string(s.id(), EntityIds.LENGTH_MAX),
                    in -> new MarketState.Uncreated(in.string(EntityIds.LENGTH_MAX)))
            .word(
                    "market.state/1",
                    Market.class,
                    (out, market) -> dump(out, MarketDump.of(market)),
                    in -> dump(in).restored())
            .build();

    private MarketStates() {}

    private static void dump(WireWriter out, MarketDump dump) {
        out.string(dump.id(), EntityIds.LENGTH_MAX);
        MarketFields.terms(out, dump.terms());
        out.varint(dump.state().number());
        out.varint(dump.round());
        out.varint(dump.mark());
        out.list(dump.owners(), WireLimits.STATE_ITEMS_MAX, AuthFields::owner);
        out.list(dump.parties(), WireLimits.STATE_ITEMS_MAX, MarketStates::party);
        out.list(dump.orders(), WireLimits.STATE_ITEMS_MAX, MarketStates::order);
    }

    private static MarketDump dump(WireReader in) {
        String id = in.string(EntityIds.LENGTH_MAX);
        InstrumentTerms terms = MarketFields.terms(in);
        InstrumentState state = InstrumentState.ofNumber(in.varint(Integer.MAX_VALUE));
        return new MarketDump(
                id,
                terms,
                state,
                in.varint(),
                in.varint(),
                in.list(WireLimits.STATE_ITEMS_MAX, AuthFields::owner),
                in.list(WireLimits.STATE_ITEMS_MAX, MarketStates::party),
                in.list(WireLimits.STATE_ITEMS_MAX, MarketStates::order));
    }

    // ---- parties ----------------------------------------------------------------------------------------------------

    private static void party(WireWriter out, MarketDump.OfParty party) {
        out.symbol(party.account());
        LineFamilies.FROM_PARTY.write(out, party.terms());
        for (long amount : amounts(party)) {
            out.zigzag(amount);
        }
        out.varint(party.barrier());
        timeIfAny(out, party.idleSinceMillis());
        timeIfAny(out, party.uncoveredUntilMillis());
    }

    private static List<Long> amounts(MarketDump.OfParty party) {
        return List.of(
                party.granted(),
                party.consumed(),
                party.returned(),
                party.size(),
                party.cost(),
                party.realised(),
                party.fees(),
                party.funding());
    }

    private static MarketDump.OfParty party(WireReader in) {
        String account = in.symbol();
        if (!(LineFamilies.FROM_PARTY.read(in) instanceof LineTerms terms)) {
            throw in.malformed("these are no terms of a line");
        }
        return new MarketDump.OfParty(
                account,
                terms,
                in.zigzag(),
                in.zigzag(),
                in.zigzag(),
                in.zigzag(),
                in.zigzag(),
                in.zigzag(),
                in.zigzag(),
                in.zigzag(),
                in.varint(),
                timeIfAny(in),
                timeIfAny(in));
    }

    private static void timeIfAny(WireWriter out, long millis) {
        out.bool(millis != MarketDump.NEVER);
        if (millis != MarketDump.NEVER) {
            out.time(millis);
        }
    }

    private static long timeIfAny(WireReader in) {
        if (!in.bool()) {
            return MarketDump.NEVER;
        }
        long millis = in.time();
        if (millis == MarketDump.NEVER) {
            throw in.malformed("no time is written as a time");
        }
        return millis;
    }

    // ---- orders -----------------------------------------------------------------------------------------------------

    private static void order(WireWriter out, MarketDump.OfOrder order) {
        MarketFields.orderId(out, order.id());
        out.varint(order.party());
        MarketFields.side(out, order.side());
        out.varint(order.ticks());
        out.varint(order.left());
        out.varint(order.lots());
        out.bool(order.isPostOnly());
        out.bool(order.isReduceOnly());
        out.varint(order.residue());
        out.clientId(order.clientId());
        out.string(order.label(), MarketFields.LABEL_BYTES_MAX);
        out.time(order.placedAtMillis());
    }

    private static MarketDump.OfOrder order(WireReader in) {
        return new MarketDump.OfOrder(
                MarketFields.orderId(in),
                in.varint(Integer.MAX_VALUE),
                MarketFields.side(in),
                in.varint(),
                in.varint(),
                in.varint(),
                in.bool(),
                in.bool(),
                in.varint(),
                in.clientId(),
                in.string(MarketFields.LABEL_BYTES_MAX),
                in.time());
    }
}
