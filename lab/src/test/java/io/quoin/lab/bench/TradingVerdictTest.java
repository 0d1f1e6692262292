package io.quoin.lab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** A rate counts only while the accounts keep up. */
class TradingVerdictTest {
    @Test
    void aRateCountsWhileOnlyOneOfAHundredSidesLags() {
        assertEquals(Optional.empty(), TradingVerdict.whyNot(lags(99, 249, 1, 9_000), 0, 1_000, 1_000));
    }

    @Test
    void aRateDoesNotCountWhenTwoOfAHundredSidesLag() {
        assertEquals(
                Optional.of("settlement lags by 250 ms at p99; it must stay below 250 ms"),
                TradingVerdict.whyNot(lags(98, 1, 2, 250), 0, 1_000, 1_000));
    }

    @Test
    void aRateDoesNotCountWhenASideIsNeverTaken() {
        assertEquals(
                Optional.of("1 sides of trades were never taken by their accounts"),
                TradingVerdict.whyNot(lags(100, 1, 0, 0), 1, 1_000, 1_000));
    }

    @Test
    void aRateDoesNotCountWhenNothingTrades() {
        assertEquals(Optional.of("nothing was traded"), TradingVerdict.whyNot(lags(0, 0, 0, 0), 0, 1_000, 1_000));
    }

    @Test
    void aRateDoesNotCountWhenTheMarketsFallBehindThePace() {
        assertEquals(Optional.empty(), TradingVerdict.whyNot(lags(100, 1, 0, 0), 0, 950, 1_000));
        assertEquals(
                Optional.of("949 commands a second were applied of 1000 wanted"),
                TradingVerdict.whyNot(lags(100, 1, 0, 0), 0, 949, 1_000));
    }

    private static Histogram lags(int many, long millis, int few, long otherMillis) {
        Histogram lags = new Histogram(600_000, 3);
        lags.recordValueWithCount(millis, many);
        lags.recordValueWithCount(otherMillis, few);
        return lags;
    }
}
