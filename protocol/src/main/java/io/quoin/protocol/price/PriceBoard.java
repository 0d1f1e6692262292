package io.quoin.protocol.price;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The prices that one node knows: the latest round of each underlying and the rounds before it. Immutable, so whoever looks
 * at it sees one moment. {@link PriceRules} decide what comes onto it.
 */
public final class PriceBoard {
    /** The board of a node that has heard nothing yet. */
    public static final PriceBoard EMPTY = new PriceBoard(new TreeMap<>());

    private final SortedMap<String, BoardEntry> entries;

    private PriceBoard(SortedMap<String, BoardEntry> entries) {
        this.entries = entries;
    }

    /** The prices as they count at this time, for one block. */
    public Prices at(BoardTime now, PriceLimits limits) {
        return new Moment(this, now, limits);
    }

    /** The number of underlyings. */
    public int size() {
        return entries.size();
    }

    @Nullable
    BoardEntry entry(String underlying) {
        return entries.get(underlying);
    }

    PriceBoard with(BoardEntry entry) {
        SortedMap<String, BoardEntry> more = new TreeMap<>(entries);
        more.put(entry.round().underlying(), entry);
        return new PriceBoard(more);
    }

    private record Moment(PriceBoard board, BoardTime now, PriceLimits limits) implements Prices {
        @Override
        public @Nullable BoardPrice latest(String underlying) {
            BoardEntry entry = board.entry(underlying);
            return entry == null ? null : entry.at(now, limits);
        }

        @Override
        public @Nullable RoundRange since(String underlying, long round) {
            BoardEntry entry = board.entry(underlying);
            return entry == null ? null : entry.memory().since(round);
        }
    }
}
