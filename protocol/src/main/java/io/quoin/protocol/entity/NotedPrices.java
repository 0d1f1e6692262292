package io.quoin.protocol.entity;

import io.quoin.protocol.journal.PriceRound;
import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.price.PriceRange;
import io.quoin.protocol.price.Prices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The board as one block sees it: the first look at an underlying counts for the whole block, and what was live is noted. */
final class NotedPrices implements Prices {
    private final Prices board;
    private final TreeMap<String, Optional<BoardPrice>> seen = new TreeMap<>();

    NotedPrices(Prices board) {
        this.board = board;
    }

    @Override
    public @Nullable BoardPrice latest(String underlying) {
        return seen.computeIfAbsent(underlying, name -> Optional.ofNullable(board.latest(name)))
                .orElse(null);
    }

    @Override
    public @Nullable PriceRange since(String underlying, long round) {
        return board.since(underlying, round);
    }

    /** The live prices that were looked at, sorted by underlying. */
    List<PriceRound> rounds() {
        List<PriceRound> rounds = new ArrayList<>();
        for (Optional<BoardPrice> looked : seen.values()) {
            looked.filter(BoardPrice::isLive)
                    .ifPresent(price -> rounds.add(new PriceRound(price.underlying(), price.round(), price.price())));
        }
        return rounds;
    }
}
