package io.quoin.protocol.account;

import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.price.RoundRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A board that remembers the last four rounds of its one underlying. */
final class TaleBoard implements Prices {
    private static final int ROUNDS_REMEMBERED = 4;

    final List<Long> rounds = new ArrayList<>();
    boolean isLive = true;
    int scale = 2;

    long round() {
        return rounds.size();
    }

    @Override
    public @Nullable BoardPrice latest(String underlying) {
        return rounds.isEmpty()
                ? null
                : new BoardPrice(underlying, round(), rounds.get(rounds.size() - 1), scale, Examples.NOW, isLive);
    }

    @Override
    public @Nullable RoundRange since(String underlying, long round) {
        if (round < 1 || round > round() || round <= round() - ROUNDS_REMEMBERED) {
            return null;
        }
        List<Long> since = rounds.subList((int) round - 1, rounds.size());
        long lowest = since.stream().mapToLong(Long::longValue).min().orElseThrow();
        long highest = since.stream().mapToLong(Long::longValue).max().orElseThrow();
        return new RoundRange(round + since.indexOf(lowest), lowest, round + since.indexOf(highest), highest);
    }
}
