package io.quoin.protocol.account.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.line.MarginTerms;
import io.quoin.protocol.price.PriceRange;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Equity, margins and what is free, against decimals; and the worst of a range of prices, against every price of it. */
class CollateralTest {
    private static final Gen<Rate> RATES = Gen.longs(0, Rate.UNITS_OF_ONE).map(Rate::new);
    private static final Gen<MarginTerms> TERMS = Gen.combine(
            Gen.ints(0, 4),
            Gen.ints(0, 4),
            RATES,
            RATES,
            (priceScale, sizeScale, initial, counted) -> new MarginTerms(
                    "X",
                    Assets.USDC,
                    priceScale,
                    sizeScale,
                    initial,
                    new Rate(initial.units() / 2),
                    counted,
                    Rate.ZERO,
                    Rate.ZERO,
                    1));
    private static final Gen<MarketReplica> REPLICAS = Gen.combine(
            TERMS,
            Gen.longs(-1_000, 1_000),
            Gen.longs(-10_000_000, 10_000_000),
            Gen.longs(-500, 5_000),
            (terms, size, cost, line) -> MarketReplica.met(terms)
                    .granted(Math.max(0, line))
                    .settled(Totals.of(0, 0, 0, Math.max(0, -line), 0, size, size == 0 ? 0 : cost), 1, 1));

    private record Case(long cash, List<MarketReplica> replicas, long low, long high) {
        Markets markets() {
            Markets markets = Markets.NONE;
            for (int at = 0; at < replicas.size(); at++) {
                markets = markets.with(new Address("market", "m" + at), replicas.get(at));
            }
            return markets;
        }
    }

    private static final Gen<Case> CASES = Gen.combine(
            Gen.longs(-1_000_000, 1_000_000),
            Gen.listOf(REPLICAS, 4),
            Gen.longs(1, 300),
            Gen.longs(0, 40),
            (cash, replicas, low, more) -> new Case(cash, replicas, low, low + more));

    @Test
    void it_is_what_decimals_say() {
        Property.check("collateral is exact", CASES, 1_000, one -> {
            Collateral collateral = Collateral.of(one.cash(), one.markets(), replica -> one.low());
            BigDecimal equity = BigDecimal.valueOf(one.cash());
            long initial = one.cash();
            long initialMargin = 0;
            long maintenanceMargin = 0;
            long lines = 0;
            for (MarketReplica replica : one.replicas()) {
                BigDecimal value = BigDecimal.valueOf(
                                replica.size(), replica.terms().sizeScale())
                        .multiply(BigDecimal.valueOf(one.low(), replica.terms().priceScale()))
                        .movePointRight(8);
                BigDecimal profit = value.subtract(BigDecimal.valueOf(replica.cost()));
                equity = equity.add(profit);
                initial += units(
                        profit.signum() > 0
                                ? profit.multiply(decimal(replica.terms().profitCounted()))
                                : profit,
                        RoundingMode.FLOOR);
                initialMargin +=
                        units(value.abs().multiply(decimal(replica.terms().initial())), RoundingMode.CEILING);
                maintenanceMargin +=
                        units(value.abs().multiply(decimal(replica.terms().maintenance())), RoundingMode.CEILING);
                lines += Math.max(0, replica.granted() - replica.consumed() - replica.returned());
            }
            assertEquals(
                    new Collateral(
                            one.cash(), equity.longValueExact(), initial, initialMargin, maintenanceMargin, lines),
                    collateral);
            assertEquals(initial - initialMargin - lines, collateral.free());
        });
    }

    @Test
    void the_worst_case_is_at_most_what_is_free_at_any_price_between() {
        Property.check("no price is worse than the worst", CASES, 1_000, one -> {
            PriceRange range = new PriceRange(one.low(), one.high());
            long worst = WorstCase.free(one.cash(), one.markets(), (market, replica) -> range);
            long sumOfLeast = one.cash();
            for (MarketReplica replica : one.replicas()) {
                Markets alone = Markets.NONE.with(new Address("market", "m"), replica);
                long least = Long.MAX_VALUE;
                for (long price = one.low(); price <= one.high(); price++) {
                    long mark = price;
                    least = Math.min(least, Collateral.of(0, alone, any -> mark).free());
                }
                sumOfLeast += least;
            }
            long exact = sumOfLeast;
            assertTrue(worst <= exact, () -> worst + " is better than the least, " + exact);
            assertTrue(
                    worst >= exact - one.replicas().size(), () -> worst + " is worse than roundings allow: " + exact);
        });
    }

    private static BigDecimal decimal(Rate rate) {
        return BigDecimal.valueOf(rate.units(), Rate.SCALE);
    }

    private static long units(BigDecimal amount, RoundingMode rounding) {
        return amount.setScale(0, rounding).longValueExact();
    }
}
