package io.quoin.protocol.entity;

import io.quoin.protocol.journal.PriceRound;
import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.price.RoundRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The board as one block sees it: the moment of the first look counts for the whole block, and for every underlying.
 *
 * <p>What was looked at is noted, at most three rounds of an underlying: the newest, whether it was live or had expired (at one
 * that has expired, positions are still valued), and the ends of the widest range that was asked for.
 */
final class NotedPrices implements Prices {
    private final Prices board;
    private final TreeMap<String, Optional<BoardPrice>> newest = new TreeMap<>();
    private final TreeMap<String, RoundRange> widest = new TreeMap<>();
    private @Nullable Prices moment;

    NotedPrices(Prices board) {
        this.board = board;
    }

    @Override
    public Prices moment() {
        if (moment == null) {
            moment = board.moment();
        }
        return moment;
    }

    @Override
    public @Nullable BoardPrice latest(String underlying) {
        return newest.computeIfAbsent(underlying, name -> Optional.ofNullable(moment().latest(name)))
                .orElse(null);
    }

    @Override
    public @Nullable RoundRange since(String underlying, long round) {
        RoundRange range = moment().since(underlying, round);
        if (range != null) {
            widest.merge(underlying, range, RoundRange::with);
        }
        return range;
    }

    /** The rounds that were looked at, sorted by underlying and round. */
    List<PriceRound> rounds() {
        TreeMap<String, TreeMap<Long, Long>> noted = new TreeMap<>();
        newest.values()
                .forEach(looked -> looked.ifPresent(
                        price -> note(noted, price.underlying()).put(price.round(), price.price())));
        widest.forEach((underlying, range) -> {
            note(noted, underlying).put(range.lowestRound(), range.lowest());
            note(noted, underlying).put(range.highestRound(), range.highest());
        });
        List<PriceRound> rounds = new ArrayList<>();
        noted.forEach((underlying, prices) ->
                prices.forEach((round, price) -> rounds.add(new PriceRound(underlying, round, price))));
        return rounds;
    }

    private static TreeMap<Long, Long> note(TreeMap<String, TreeMap<Long, Long>> noted, String underlying) {
        return noted.computeIfAbsent(underlying, name -> new TreeMap<>());
    }
}
