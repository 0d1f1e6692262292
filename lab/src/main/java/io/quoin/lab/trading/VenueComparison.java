package io.quoin.lab.trading;

import io.quoin.protocol.command.CommandId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/**
 * The orders of the stream, each once for each market that repeats it, by whether they traded at the venue and with us. They cannot agree wholly: the venue matched them with
 * orders from before the stream too, ours also meet market makers and owners that may not trade with themselves, and while the
 * node is down time goes on.
 *
 * @param both traded there and here
 * @param venueOnly there alone
 * @param oursOnly here alone
 * @param neither nowhere
 * @param sameSize of those that traded in both places, how many traded the same size to the lot
 */
record VenueComparison(long both, long venueOnly, long oursOnly, long neither, long sameSize) {
    static VenueComparison of(Played played, VenueFills venue, Tape tape) {
        Map<Integer, Map<CommandId, Long>> ours = new TreeMap<>();
        long[] counts = new long[5];
        for (Step step : played.plan().steps()) {
            if (step instanceof Step.Place place && place.venueOrder() != 0) {
                Map<CommandId, Long> lots =
                        ours.computeIfAbsent(place.market(), market -> tape.lotsByCommand(played.market(market)));
                count(counts, lotsOf(venue.of(place.venueOrder())), lots.getOrDefault(place.id(), 0L));
            }
        }
        return new VenueComparison(counts[0], counts[1], counts[2], counts[3], counts[4]);
    }

    private static void count(long[] counts, long there, long here) {
        if (there > 0 && here > 0) {
            counts[0]++;
            counts[4] += there == here ? 1 : 0;
        } else if (there > 0) {
            counts[1]++;
        } else if (here > 0) {
            counts[2]++;
        } else {
            counts[3]++;
        }
    }

    private static long lotsOf(BigDecimal bitcoins) {
        return bitcoins.setScale(Instruments.SIZE_SCALE, RoundingMode.DOWN)
                .unscaledValue()
                .longValueExact();
    }
}
