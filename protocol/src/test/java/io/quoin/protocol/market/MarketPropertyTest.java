package io.quoin.protocol.market;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Property;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of a market whatever happens to it, and that it is seen when it does not. */
class MarketPropertyTest {
    private static final int LONGEST = 120;

    @Test
    void a_market_keeps_its_promises() {
        Property.named("a market keeps its promises")
                .cases(120)
                .shrinkTries(1_500)
                .checkRuns(MarketStep.steps(), LONGEST, () -> new MarketRun(Planted.Mistake.NONE, Examples.terms()));
    }

    @Test
    void a_market_where_gains_do_not_count_and_makers_are_paid_keeps_its_promises() {
        InstrumentTerms haircut = Examples.with(Examples.terms(), "profit", "0.5");
        InstrumentTerms terms = Examples.with(haircut, "maker", "-0.0003");
        Property.named("a market with a haircut and a rebate keeps its promises")
                .cases(80)
                .shrinkTries(1_500)
                .checkRuns(MarketStep.steps(), LONGEST, () -> new MarketRun(Planted.Mistake.NONE, terms));
    }

    @ParameterizedTest
    @EnumSource(value = Planted.Mistake.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void a_market_with_a_mistake_is_found_out(Planted.Mistake mistake) {
        AssertionError found = assertThrows(
                AssertionError.class,
                () -> Property.named("a market with " + mistake)
                        .cases(300)
                        .shrinkTries(0)
                        .checkRuns(MarketStep.steps(), LONGEST, () -> new MarketRun(mistake, Examples.terms())));
        String failure = Objects.requireNonNull(found.getCause()).getMessage();
        assertTrue(failure.contains(mistake.breaks()), found.getMessage());
    }
}
