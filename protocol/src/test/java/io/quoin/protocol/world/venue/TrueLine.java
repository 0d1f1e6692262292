package io.quoin.protocol.world.venue;

import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketDump;
import io.quoin.protocol.market.MarketDump.OfOrder;
import io.quoin.protocol.market.MarketDump.OfParty;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.value.Rate;

/** What the line of a party must cover and what its trading has come to, from the formulas, with no sums kept. In units. */
final class TrueLine {
    private final InstrumentTerms terms;
    private final MarketDump market;
    private final OfParty party;

    TrueLine(MarketDump market, OfParty party) {
        this.terms = market.terms();
        this.market = market;
        this.party = party;
    }

    /** What is left of it. */
    long line() {
        return TrueMarket.line(party);
    }

    /** How much of it no order needs. */
    long spare() {
        return Math.max(0, line() - required());
    }

    /** By how much it is too short. */
    long gap() {
        return Math.max(0, required() - line());
    }

    /** What it must cover. */
    long required() {
        long marginOfLot = terms.initialMargin().units() * market.mark();
        long feeUnits = Math.max(terms.makerFee().units(), terms.takerFee().units());
        long ifLong = marginOfLot * party.size();
        long ifShort = -ifLong;
        long roundings = 0;
        for (OfOrder order : market.orders()) {
            if (market.parties().get(order.party()).equals(party)) {
                int sign = order.side() == Side.BUY ? 1 : -1;
                long price = order.ticks() * terms.tick().units();
                long loss = sign * (price - market.mark());
                long counted = countsProfit() ? loss : Math.max(0, loss);
                long cost = feeUnits * price + Rate.UNITS_OF_ONE * counted;
                ifLong += order.left() * Math.max(0, cost + sign * marginOfLot);
                ifShort += order.left() * Math.max(0, cost - sign * marginOfLot);
                roundings += Rate.UNITS_OF_ONE - order.residue();
            }
        }
        return ceiling(Math.max(ifLong, ifShort) + roundings) - margin(market.mark());
    }

    /**
     * What the party's trading has come to for its account: settled and counted profit, less margin, and what fills took of the
     * line is had back.
     */
    long worth(long mark) {
        long unrealised = party.size() * mark - party.cost();
        long counted = unrealised <= 0
                ? unrealised
                : Math.floorDiv(unrealised * terms.profitCounted().units(), Rate.UNITS_OF_ONE);
        return party.realised() - party.fees() + party.funding() + counted - margin(mark) + party.consumed();
    }

    boolean countsProfit() {
        return terms.profitCounted().equals(Rate.ONE);
    }

    private long margin(long mark) {
        return ceiling(terms.initialMargin().units() * mark * Math.abs(party.size()));
    }

    private static long ceiling(long billionths) {
        return -Math.floorDiv(-billionths, Rate.UNITS_OF_ONE);
    }
}
