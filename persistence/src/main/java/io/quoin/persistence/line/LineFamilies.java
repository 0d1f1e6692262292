package io.quoin.persistence.line;

import io.quoin.persistence.auth.AuthFields;
import io.quoin.persistence.wire.WireFamily;
import io.quoin.persistence.wire.WireLimits;
import io.quoin.persistence.wire.WireNames;
import io.quoin.persistence.wire.WireReader;
import io.quoin.persistence.wire.WireWriter;
import io.quoin.protocol.line.FromMarket;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.line.LineKind;

/** What stands beside the totals of the pairs between markets and parties, and their hints. */
public final class LineFamilies {
    /** What a party receives of a market. */
    public static final WireFamily<FromMarket> FROM_MARKET = WireFamily.of(WireNames.QUOIN, FromMarket.class)
            .word(
                    "line.position-report/1",
                    FromMarket.PositionReport.class,
                    LineFamilies::positionReport,
                    LineFamilies::positionReport)
            .retired("line.credit-ask/1", LineFamilies::formerCreditAsk)
            .word("line.credit-ask/2", FromMarket.CreditAsk.class, LineFamilies::creditAsk, LineFamilies::creditAsk)
            .word(
                    "line.barrier-answered/1",
                    FromMarket.BarrierAnswered.class,
                    LineFamilies::barrierAnswered,
                    LineFamilies::barrierAnswered)
            .word(
                    "line.recalled/1",
                    FromMarket.Recalled.class,
                    (out, m) -> out.varint(m.recall()),
                    in -> new FromMarket.Recalled(in.varint()))
            .build();

    /** What a market receives of a party. */
    public static final WireFamily<FromParty> FROM_PARTY = WireFamily.of(WireNames.QUOIN, FromParty.class)
            .word("line.terms/1", FromParty.LineTerms.class, LineFamilies::lineTerms, LineFamilies::lineTerms)
            .word(
                    "line.credit-refused/1",
                    FromParty.CreditRefused.class,
                    LineFamilies::creditRefused,
                    LineFamilies::creditRefused)
            .word(
                    "line.recall/1",
                    FromParty.Recall.class,
                    (out, m) -> {
                        out.varint(m.recall());
                        out.zigzag(m.amount());
                    },
                    in -> new FromParty.Recall(in.varint(), in.zigzag()))
            .word(
                    "line.barrier/1",
                    FromParty.Barrier.class,
                    (out, m) -> out.varint(m.barrier()),
                    in -> new FromParty.Barrier(in.varint()))
            .build();

    private LineFamilies() {}

    // ---- from a market ----------------------------------------------------------------------------------------------

    private static void positionReport(WireWriter out, FromMarket.PositionReport report) {
        LineFields.terms(out, report.terms());
        out.varint(report.round());
        out.zigzag(report.mark());
    }

    private static FromMarket.PositionReport positionReport(WireReader in) {
        return new FromMarket.PositionReport(LineFields.terms(in), in.varint(), in.zigzag());
    }

    private static void creditAsk(WireWriter out, FromMarket.CreditAsk ask) {
        LineFields.order(out, ask.order());
        out.zigzag(ask.grantedWanted());
        out.varint(ask.headroom());
        out.bool(ask.raisesRisk());
        out.time(ask.deadlineMillis());
        LineFields.terms(out, ask.terms());
        out.string(ask.reason(), WireLimits.SENTENCE_BYTES_MAX);
    }

    private static FromMarket.CreditAsk creditAsk(WireReader in) {
        return new FromMarket.CreditAsk(
                LineFields.order(in),
                in.zigzag(),
                in.varint(),
                in.bool(),
                in.time(),
                LineFields.terms(in),
                in.string(WireLimits.SENTENCE_BYTES_MAX));
    }

    /** As it was when a market asked for no more than was needed. */
    private static FromMarket.CreditAsk formerCreditAsk(WireReader in) {
        return new FromMarket.CreditAsk(
                LineFields.order(in),
                in.zigzag(),
                0,
                in.bool(),
                in.time(),
                LineFields.terms(in),
                in.string(WireLimits.SENTENCE_BYTES_MAX));
    }

    private static void barrierAnswered(WireWriter out, FromMarket.BarrierAnswered answer) {
        out.varint(answer.barrier());
        out.varint(answer.round());
        out.zigzag(answer.mark());
    }

    private static FromMarket.BarrierAnswered barrierAnswered(WireReader in) {
        return new FromMarket.BarrierAnswered(in.varint(), in.varint(), in.zigzag());
    }

    // ---- from a party -----------------------------------------------------------------------------------------------

    private static void lineTerms(WireWriter out, FromParty.LineTerms terms) {
        AuthFields.owner(out, terms.owner());
        AuthFields.sortedKeys(out, terms.keys());
        out.varint(terms.authEpoch());
        out.bool(terms.isFrozen());
        out.varint(terms.kind().number());
        out.zigzag(terms.lo());
        out.zigzag(terms.hi());
        out.varint(terms.lossBudget());
        out.varint(terms.parameterVersion());
        out.varint(terms.tier());
    }

    private static FromParty.LineTerms lineTerms(WireReader in) {
        return new FromParty.LineTerms(
                AuthFields.owner(in),
                AuthFields.sortedKeys(in),
                in.varint(),
                in.bool(),
                LineKind.ofNumber(in.varint(Integer.MAX_VALUE)),
                in.zigzag(),
                in.zigzag(),
                in.varint(),
                in.varint(),
                in.varint(Integer.MAX_VALUE));
    }

    private static void creditRefused(WireWriter out, FromParty.CreditRefused refusal) {
        LineFields.order(out, refusal.order());
        out.zigzag(refusal.shortfall());
        out.string(refusal.reason(), WireLimits.REFUSAL_NAME_BYTES_MAX);
    }

    private static FromParty.CreditRefused creditRefused(WireReader in) {
        return new FromParty.CreditRefused(
                LineFields.order(in), in.zigzag(), in.string(WireLimits.REFUSAL_NAME_BYTES_MAX));
    }
}
