package io.quoin.protocol.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Property;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * A market decides every command as its reference does, which was written from the rules and shares no line with it: refusals by
 * name and in their order, trades in price-time order with the fees of both sides, what rests and why the rest does not.
 */
class MarketReferenceTest {
    private static final int LONGEST = 240;
    private static final int SEEN_LEAST = 8;

    /** What needs another stage than ample lines and a few orders, and the test that plays it. */
    private static final Map<String, Set<MarketRefusal>> ELSEWHERE = Map.of(
            "InstrumentTermsTest, terms that no market can have", InstrumentTermsTest.refusals(),
            "MarketRefusalTest, a million orders", EnumSet.of(MarketRefusal.BOOK_FULL),
            "MarketAnswersTest, more uncovered orders than one block cancels",
                    EnumSet.of(MarketRefusal.MAKER_UNCOVERED),
            "MarketRefusalTest and ParkingTest, lines that are not enough, refused or do not come",
                    EnumSet.of(
                            MarketRefusal.ACCOUNT_NOT_OPEN,
                            MarketRefusal.ACCOUNT_CLOSED,
                            MarketRefusal.TOO_MANY_MARKETS,
                            MarketRefusal.LINE_TOTALS_EXHAUSTED,
                            MarketRefusal.CASH_NEGATIVE,
                            MarketRefusal.COLLATERAL_INSUFFICIENT,
                            MarketRefusal.SETTLEMENT_LAGGING,
                            MarketRefusal.TOO_MANY_PARKED,
                            MarketRefusal.LINE_NOT_GRANTED));

    private static final List<String> FATES = List.of(
            "APPLIED Place",
            "APPLIED Cancel",
            "APPLIED OpenSession",
            "APPLIED SetState",
            "APPLIED Create",
            "no trade",
            "a trade",
            "several trades",
            "ends null",
            "ends IMMEDIATE",
            "ends SELF_TRADE",
            "ends TOO_MANY_FILLS",
            "lost ASKED",
            "lost REDUCE_ONLY",
            "lost FROZEN",
            "lost MARKET_CLOSED",
            "passed over",
            "limited");

    @Test
    void a_market_decides_as_its_reference() {
        TreeMap<String, Integer> seen = new TreeMap<>();
        Consumer<String> count = what -> seen.merge(what, 1, Integer::sum);
        run("a market decides as its reference", 120, terms("0.000233331"), count);
        run("a market that pays its makers decides as its reference", 40, terms("-0.000133337"), count);
        // So high a price that 288.23 contracts are the most that anybody may hold and offer.
        InstrumentTerms tight = Examples.with(Examples.with(terms("0"), "highest", "40000000"), "largest", "280");
        run("a market with little room decides as its reference", 60, tight, count);
        for (MarketRefusal refusal : MarketRefusal.values()) {
            if (ELSEWHERE.values().stream().noneMatch(set -> set.contains(refusal))) {
                requireSeen(refusal.name(), seen);
            } else {
                assertEquals(0, seen.getOrDefault(refusal.name(), 0), () -> refusal + " is seen here after all");
            }
        }
        FATES.forEach(fate -> requireSeen(fate, seen));
    }

    private static void run(String sentence, int cases, InstrumentTerms terms, Consumer<String> seen) {
        Property.named(sentence)
                .cases(cases)
                .shrinkTries(3_000)
                .checkRuns(
                        ReferenceStep.steps(),
                        LONGEST,
                        () -> new ReferenceRun(new MarketLaw(ReferenceRun.PARAMETERS), terms, seen));
    }

    /** Terms whose fees are seldom whole units. */
    private static InstrumentTerms terms(String makerFee) {
        return Examples.with(Examples.with(Examples.terms(), "taker", "0.000433333"), "maker", makerFee);
    }

    private static void requireSeen(String what, Map<String, Integer> seen) {
        assertTrue(seen.getOrDefault(what, 0) >= SEEN_LEAST, () -> what + " is seen too seldom in " + seen);
    }
}
