package io.quoin.protocol.market;

import io.quoin.protocol.line.MarginTerms;
import io.quoin.protocol.margin.PositionMath;
import io.quoin.protocol.market.credit.CreditRange;
import io.quoin.protocol.market.credit.CreditTerms;
import io.quoin.protocol.value.Rate;
import io.quoin.protocol.value.Rounding;
import io.quoin.protocol.value.Wide;

/**
 * The terms as the inner loops want them: bare numbers on the grids of {@link InstrumentTerms}.
 *
 * @param tickSteps price steps of one tick
 * @param lotSteps size steps of one lot, in which positions are told to accounts
 * @param unitScale units of one lot at one price step
 * @param credit what the credit rules need; a lot of theirs is a lot here, a price a price step
 * @param range what a party may hold and offer, and which marks there are
 * @param margin what an account needs to value a position
 */
record Instrument(
        InstrumentTerms terms,
        long tickSteps,
        long lotSteps,
        long unitScale,
        CreditTerms credit,
        CreditRange range,
        MarginTerms margin) {

    /**
     * The numbers of these terms, whose grids are in order.
     *
     * <p>Refused with {@link io.quoin.protocol.value.ValueMalformed}: terms that could overflow.
     */
    static Instrument of(InstrumentTerms terms) {
        long lotSteps = terms.lot().units();
        long unitScale = Wide.times(
                PositionMath.unitScale(terms.settlement().scale(), terms.priceScale(), terms.sizeScale()), lotSteps);
        CreditTerms credit = CreditTerms.of(
                unitScale, terms.initialMargin(), terms.makerFee(), terms.takerFee(), terms.profitCounted());
        CreditRange range = CreditRange.of(
                credit, terms.highestPrice().units(), terms.largestOrder().units() / lotSteps);
        MarginTerms margin = new MarginTerms(
                terms.underlying(),
                terms.settlement(),
                terms.priceScale(),
                terms.sizeScale(),
                terms.initialMargin(),
                terms.maintenanceMargin(),
                terms.profitCounted(),
                terms.makerFee(),
                terms.takerFee(),
                terms.parameterVersion());
        return new Instrument(terms, terms.tick().units(), lotSteps, unitScale, credit, range, margin);
    }

    /** A price in ticks as price steps. */
    long steps(long ticks) {
        return ticks * tickSteps;
    }

    /** The value of so many lots at a price in ticks, in units; negative for lots below 0. */
    long value(long lots, long ticks) {
        return PositionMath.value(lots, steps(ticks), unitScale);
    }

    /** The lowest order price within the band around an index, in ticks, 1 or more. */
    long lowestTicks(long index) {
        long lowest = Rate.ONE.minus(terms.band()).ofUnits(index, Rounding.CEILING);
        return Math.max(1, Wide.divide(lowest, tickSteps, Rounding.CEILING));
    }

    /** The highest order price within the band around an index, in ticks. */
    long highestTicks(long index) {
        long highest = Rate.ONE.plus(terms.band()).ofUnits(index, Rounding.FLOOR);
        return Math.min(terms.highestPrice().units() / tickSteps, highest / tickSteps);
    }
}
