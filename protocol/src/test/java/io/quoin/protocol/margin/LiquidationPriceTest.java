package io.quoin.protocol.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** The price shown is the one nearest to the mark at which equity is at or below maintenance margin. */
class LiquidationPriceTest {
    private static final long UNIT_SCALE = 1_000;
    private static final long THREE_PERCENT = 30_000_000;

    @Test
    void at_the_price_an_account_is_at_its_maintenance_margin_and_one_step_nearer_the_mark_above_it() {
        Gen<Account> accounts = Gen.combine(
                Gen.longs(-1_000_000_000L, 1_000_000_000_000L),
                Gen.longs(0, 1_000_000_000L),
                Gen.longs(-5_000, 5_000),
                Gen.longs(1, 100_000),
                Account::new);
        Property.check("neither safer nor worse than it is", accounts, 20_000, Account::check);
    }

    @Test
    void no_position_has_no_price() {
        assertEquals(LiquidationPrice.NONE, LiquidationPrice.of(-5, 0, 0, 100, 1, THREE_PERCENT));
    }

    @Test
    void a_long_that_is_paid_for_has_no_price() {
        assertEquals(LiquidationPrice.NONE, LiquidationPrice.of(300, 0, 3, 100, 1, THREE_PERCENT));
    }

    @Test
    void a_price_beyond_64_bits_is_none() {
        assertEquals(LiquidationPrice.NONE, LiquidationPrice.of(Long.MAX_VALUE, 0, -1, 1L << 40, 1, 0));
    }

    private record Account(long equity, long otherMargin, long size, long mark) {
        void check() {
            long price = LiquidationPrice.of(equity, otherMargin, size, mark, UNIT_SCALE, THREE_PERCENT);
            if (size == 0) {
                assertEquals(LiquidationPrice.NONE, price);
            } else if (price == LiquidationPrice.NONE) {
                assertTrue(size < 0 ? spare(1) < 0 : spare(1) > 0, "there is a price");
            } else {
                assertTrue(price > 0, "a price is above 0");
                assertTrue(spare(price) >= 0, () -> "already below at " + price);
                assertTrue(spare(size > 0 ? price - 1 : price + 1) < 0, () -> "still above beyond " + price);
            }
        }

        /** Whether equity is above (1), at (0) or below (-1) maintenance margin if the mark were this. */
        private int spare(long price) {
            BigInteger equityThere = BigInteger.valueOf(equity)
                    .add(BigInteger.valueOf(size * UNIT_SCALE).multiply(BigInteger.valueOf(price - mark)));
            BigInteger margin = BigInteger.valueOf(Math.abs(size) * UNIT_SCALE)
                    .multiply(BigInteger.valueOf(price))
                    .multiply(BigInteger.valueOf(THREE_PERCENT));
            return equityThere
                    .subtract(BigInteger.valueOf(otherMargin))
                    .multiply(BigInteger.valueOf(1_000_000_000L))
                    .compareTo(margin);
        }
    }
}
