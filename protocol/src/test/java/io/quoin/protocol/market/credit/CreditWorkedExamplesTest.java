package io.quoin.protocol.market.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.protocol.margin.LiquidationPrice;
import io.quoin.protocol.margin.PositionMath;
import io.quoin.protocol.value.Rate;
import org.junit.jupiter.api.Test;

/** Numbers that other systems publish, where our formula is theirs; each says where it is written. */
class CreditWorkedExamplesTest {
    private static final long ONE = 1;

    /** vegaprotocol/specs@5fea1f3, 0019-MCAL-210: short 1 at 15,900, slippage 0.25 and risk factor 0.1, both of notional. */
    @Test
    void margin_001_is_a_rate_of_the_notional() {
        assertEquals(5_565, PositionMath.margin(-1, 15_900, ONE, units("0.35")));
    }

    /** vegaprotocol/specs@5fea1f3, 0019-MCAL-034: 10 at 15,910 times 0.9. */
    @Test
    void margin_005_of_an_order_at_the_mark_is_its_requirement_and_a_roundings_unit() {
        RequiredCredit credit = new RequiredCredit(new CreditTerms(ONE, units("0.9"), 0, 0, true), 15_910);
        credit.add(CreditTerms.BUY, 15_910, 10, 0);
        assertEquals(143_190 + 1, credit.required(0));
    }

    /** dydxprotocol/v4-chain@84d4664, liquidity_tier_test.go: 500,000 at an initial fraction of 271,393 ppm. */
    @Test
    void margin_011_is_rounded_up() {
        long scaled = 200_000 + (28_123_456_789_123L - 25_000_000_000_000L) * 800_000 / 35_000_000_000_000L;
        assertEquals(271_393, scaled);
        assertEquals(135_697, PositionMath.margin(1, 500_000, ONE, scaled * 1_000));
    }

    /** dydxprotocol/v4-chain@84d4664, liquidity_tier_test.go: one quantum at 100,000 ppm. */
    @Test
    void margin_013_of_less_than_a_unit_is_a_unit() {
        assertEquals(1, PositionMath.margin(1, 1, ONE, units("0.1")));
        assertEquals(1, PositionMath.margin(-1, 1, ONE, units("0.1")));
    }

    /** dydxprotocol/v4-documentation@3e475b7, liquidations.mdx: short 1.5 at 3,000 with 1,000 of equity, 5 % and 175. */
    @Test
    void liquidation_038_is_the_price_of_a_cross_margined_short() {
        // Prices at 1e-2, sizes at 1e-1, money at 1e-3.
        assertEquals(3_380_95, LiquidationPrice.of(1_000_000, 175_000, -15, 3_000_00, ONE, units("0.05")));
    }

    /** dydxprotocol/v4-documentation@3e475b7, contract-loss-mechanism.mdx: 500 at 1.0 each way with 100 of equity. */
    @Test
    void liquidation_044_what_one_side_gains_at_the_other_ones_bankruptcy_price() {
        long bankruptAt = 12;
        assertEquals(bankruptAt, LiquidationPrice.of(1_000, 0, -500, 10, ONE, 0));
        assertEquals(1_000, PositionMath.realised(500, 5_000, -500, bankruptAt, ONE));
        assertEquals(-4_000, 1_000 + PositionMath.unrealised(-500, -5_000, 20, ONE));
    }

    /** vegaprotocol/specs@5fea1f3, 0012-POSR: long 1 at 100, 2 sold at 120, mark 60. */
    @Test
    void liquidation_055_a_flip_realises_the_old_side_and_opens_the_new_one_at_its_price() {
        assertEquals(20, PositionMath.realised(1, 100, -2, 120, ONE));
        assertEquals(-1, PositionMath.sizeAfter(1, -2));
        assertEquals(60, PositionMath.unrealised(-1, PositionMath.costAfter(1, 100, -2, 120, ONE), 60, ONE));
    }

    /** vegaprotocol/specs@5fea1f3, 0003-MTMK: one lot at 1,000 and one at 1,010, mark 1,010. */
    @Test
    void settlement_072_is_the_sum_of_volume_times_mark_less_price() {
        long cost = PositionMath.costAfter(1, PositionMath.costAfter(0, 0, 1, 1_000, ONE), 1, 1_010, ONE);
        assertEquals(10, PositionMath.unrealised(2, cost, 1_010, ONE));
    }

    /** vegaprotocol/specs@5fea1f3, 0003-MTMK: 2,000 from 0.10 to 0.12. */
    @Test
    void settlement_074_is_size_times_move() {
        assertEquals(40_00, PositionMath.unrealised(2_000, 2_000 * 10, 12, ONE));
    }

    /** exchange-core@2f85487, risk.feature: 7 lots at 30,000, ten units a lot and step. */
    @Test
    void matching_129_is_the_notional() {
        assertEquals(2_100_000, PositionMath.notional(7, 30_000, 10));
    }

    private static long units(String rate) {
        return Rate.parse(rate).units();
    }
}
