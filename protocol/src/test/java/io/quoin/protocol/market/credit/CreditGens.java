package io.quoin.protocol.market.credit;

import io.quoin.protocol.gen.Gen;
import java.util.List;

/** Terms, prices and orders of the credit tests: small enough for brute force, with rates that never divide evenly. */
final class CreditGens {
    static final long SMALL_PRICE_MAX = 40;

    private CreditGens() {}

    /** Margin 1e-9 to 1, fees from large rebates to a third, gains counted or not. */
    static Gen<CreditTerms> terms(Gen<Boolean> gainsCount) {
        Gen<Long> margins =
                Gen.elementOf(100_000_000L, 50_000_000L, 333_333_333L, 123_456_789L, 30_000_001L, 1_000_000_000L, 1L);
        Gen<Long> makers = Gen.elementOf(0L, 200_000L, 13_000_007L, 333_333_333L, -100_000L, -123_456_789L);
        Gen<Long> takers = Gen.elementOf(0L, 500_000L, 70_000_003L, 333_333_334L, 999_999_999L, -100_000L);
        return Gen.combine(
                Gen.combine(Gen.elementOf(1L, 10L), margins, List::of),
                makers,
                takers,
                gainsCount,
                (scaleAndMargin, maker, taker, counted) ->
                        new CreditTerms(scaleAndMargin.get(0), scaleAndMargin.get(1), maker, taker, counted));
    }

    static Gen<CreditTerms> terms() {
        return terms(Gen.booleans().map(flag -> !flag));
    }

    static Gen<Integer> sides() {
        return Gen.elementOf(CreditTerms.BUY, CreditTerms.SELL);
    }

    static Gen<Long> smallPrices() {
        return Gen.longs(1, SMALL_PRICE_MAX);
    }
}
