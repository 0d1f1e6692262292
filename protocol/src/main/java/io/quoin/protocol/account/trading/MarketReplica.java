package io.quoin.protocol.account.trading;

import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.line.LineSlots;
import io.quoin.protocol.line.MarginTerms;
import io.quoin.protocol.margin.PositionMath;
import io.quoin.protocol.value.Wide;

/**
 * One market as an account knows it: the account's position there as of the market's last settlement, and the credit line,
 * of which the account knows its own side at once and the market's as of that settlement. The market owns the position;
 * this lags behind it. Immutable.
 *
 * <p>Amounts are units of the settlement asset.
 *
 * @param size lots, positive is long
 * @param cost what was paid for what is held; negative for a short
 * @param fundingIndex up to where funding is settled, steps of 1e-12
 * @param granted all that the account ever set aside for the market, never falls
 * @param consumed what fills took of it, margin they released counted against it
 * @param returned what the market gave back of it
 * @param round the round of the mark
 * @param mark the price of the market as of the last settlement, or when it first asked; 0 before there was any
 * @param kept how much of the line the market could not give back when it was last asked to
 * @param keptAtMillis the engine time of that answer; 0 before there was any
 */
public record MarketReplica(
        MarginTerms terms,
        long size,
        long cost,
        long fundingIndex,
        long granted,
        long consumed,
        long returned,
        long round,
        long mark,
        long kept,
        long keptAtMillis) {
    /** For how long a market is believed that it needs what it kept, milliseconds. */
    public static final long KEPT_FOR_MILLIS = 1_000;

    /** A market that was never granted anything. */
    public static MarketReplica met(MarginTerms terms) {
        return new MarketReplica(terms, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * What the market may still consume. Below 0 if fills took more than was granted, which they may for a moment after a
     * price has raised what the orders need.
     */
    public long line() {
        return Wide.minus(Wide.minus(granted, consumed), returned);
    }

    /** What is set aside for the market: its line, or nothing if more was consumed than granted. */
    public long setAside() {
        return Math.max(0, line());
    }

    /** Whether it holds neither a position nor a line: then nothing there can move the account's collateral. */
    public boolean isFlat() {
        return size == 0 && cost == 0 && line() == 0;
    }

    /** How much the market might give back if it were asked now. */
    public long recallable(long engineTimeMillis) {
        boolean isBelieved = engineTimeMillis - keptAtMillis < KEPT_FOR_MILLIS;
        return Math.max(0, isBelieved ? Wide.minus(line(), kept) : line());
    }

    /** Units of one lot at one price step. */
    public long unitScale() {
        return PositionMath.unitScale(terms.settlement().scale(), terms.priceScale(), terms.sizeScale());
    }

    /** On these terms. */
    public MarketReplica on(MarginTerms newTerms) {
        return new MarketReplica(
                newTerms, size, cost, fundingIndex, granted, consumed, returned, round, mark, kept, keptAtMillis);
    }

    /** With this much more set aside. */
    public MarketReplica granted(long amount) {
        return new MarketReplica(
                terms,
                size,
                cost,
                fundingIndex,
                Wide.plus(granted, amount),
                consumed,
                returned,
                round,
                mark,
                kept,
                keptAtMillis);
    }

    /** After a settlement: the totals moved by this much, and the market stands at this round and mark. */
    public MarketReplica settled(Totals moved, long newRound, long newMark) {
        return new MarketReplica(
                terms,
                Wide.plus(size, moved.slot(LineSlots.SIZE)),
                Wide.plus(cost, moved.slot(LineSlots.COST)),
                fundingIndex,
                granted,
                Wide.plus(consumed, moved.slot(LineSlots.CONSUMED)),
                Wide.plus(returned, moved.slot(LineSlots.RETURNED)),
                newRound,
                newMark,
                kept,
                keptAtMillis);
    }

    /** After the market has said what it cannot give back. */
    public MarketReplica keeping(long amount, long atMillis) {
        return new MarketReplica(
                terms, size, cost, fundingIndex, granted, consumed, returned, round, mark, amount, atMillis);
    }
}
