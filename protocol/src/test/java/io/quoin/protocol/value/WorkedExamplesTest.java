package io.quoin.protocol.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Numbers that other systems publish for the arithmetic alone; each says where it is written. */
class WorkedExamplesTest {
    private static final Asset WHOLE = new Asset("WHOLE", 0, 900);

    /** dydxprotocol/v4-chain@84d4664, liquidity_tier_test.go: initial margin of one quantum at 100,000 ppm. */
    @Test
    void aMarginBelowOneUnitIsOneUnit() {
        assertEquals(
                1, Rate.parse("0.1").of(Money.ofUnits(WHOLE, 1), Rounding.UP).units());
    }

    /** dydxprotocol/v4-chain@84d4664, baseline_test.go: floor of 10,000 ppm of the value locked, at least a minimum. */
    @Test
    void aWithdrawalLimitIsRoundedDown() {
        assertEquals(152_001_234_567L, baseline(15_200_123_456_777L));
        assertEquals(100_000_000_000L, baseline(5_000_000_000_000L));
    }

    /** dydxprotocol/v4-chain@84d4664, funding_test.go: price 1,000 at 1,001,999 ppm truncates toward zero, both ways. */
    @Test
    void aFundingIndexDeltaIsTruncatedTowardZero() {
        Rate rate = Rate.parse("1.001999");
        assertEquals(1_001, rate.ofUnits(1_000, Rounding.DOWN));
        assertEquals(-1_001, rate.negated().ofUnits(1_000, Rounding.DOWN));
    }

    /** vegaprotocol/specs@5fea1f3, 0019-MCAL-034: limit 15,910 times size 10 times factor 0.9. */
    @Test
    void anOrderMarginIsPriceTimesSizeTimesFactor() {
        Money notional = Notional.exact(Price.parse("15910", 0), Quantity.parse("10", 0), Assets.USDC);
        assertEquals(Money.parse("143190 USDC"), Rate.parse("0.9").of(notional, Rounding.EXACT));
    }

    /** vegaprotocol/specs@5fea1f3, 0032-PRIM: bounds around 100 and 90 by the factors 1.1 and 0.95. */
    @Test
    void priceBoundsAreReferenceTimesFactor() {
        assertEquals(110_0, Rate.parse("1.1").ofUnits(100_0, Rounding.EXACT));
        assertEquals(95_0, Rate.parse("0.95").ofUnits(100_0, Rounding.EXACT));
        assertEquals(99_0, Rate.parse("1.1").ofUnits(90_0, Rounding.EXACT));
        assertEquals(85_5, Rate.parse("0.95").ofUnits(90_0, Rounding.EXACT));
    }

    /** vegaprotocol/specs@5fea1f3, 0003-MTMK: 2,000 contracts from 0.1 to 0.12. */
    @Test
    void aMarkToMarketTransferIsSizeTimesMove() {
        Price move = Price.parse("0.12", 2).minus(Price.parse("0.1", 2));
        assertEquals(Money.parse("40 USDC"), Notional.exact(move, Quantity.parse("2000", 0), Assets.USDC));
    }

    /** exchange-core@2f85487, risk.feature: a bid of 7 lots at 30,000, ten units a lot step. */
    @Test
    void aHoldIsSizeTimesPriceTimesLot() {
        assertEquals(2_100_000, Int128.ofProduct(30_000, 7).times(10).toLong());
    }

    private static long baseline(long locked) {
        return Math.max(100_000_000_000L, Rate.parse("0.01").ofUnits(locked, Rounding.DOWN));
    }
}
