package io.quoin.lab.bench;

import java.util.Locale;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * When a rate of trading counts: only if accounts keep up with what their markets owe them. A market alone may be as fast as
 * it likes; whoever lets the settlement wait shows a rate that nobody could live with.
 */
final class TradingVerdict {
    /** The lag of 99 of 100 sides of trades must stay below this. */
    static final long LAG_MILLIS_BELOW = 250;

    private static final double P99 = 99;
    private static final double OF_PACE_MIN = 0.95;

    private TradingVerdict() {}

    /**
     * Why the rate does not count; empty if it does.
     *
     * @param lagMillis of every side of every trade
     * @param unsettled sides of trades that no account had taken when all should have been at rest
     * @param perSecond commands a second that were applied
     * @param pacePerSecond how many were to be sent
     */
    static Optional<String> whyNot(Histogram lagMillis, long unsettled, double perSecond, double pacePerSecond) {
        if (lagMillis.getTotalCount() == 0) {
            return Optional.of("nothing was traded");
        }
        if (unsettled > 0) {
            return Optional.of(unsettled + " sides of trades were never taken by their accounts");
        }
        long p99 = lagMillis.getValueAtPercentile(P99);
        if (p99 >= LAG_MILLIS_BELOW) {
            return Optional.of(
                    "settlement lags by " + p99 + " ms at p99; it must stay below " + LAG_MILLIS_BELOW + " ms");
        }
        return perSecond < OF_PACE_MIN * pacePerSecond
                ? Optional.of(String.format(
                        Locale.ROOT, "%.0f commands a second were applied of %.0f wanted", perSecond, pacePerSecond))
                : Optional.empty();
    }
}
