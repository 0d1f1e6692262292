package io.quoin.protocol.price;

import org.jspecify.annotations.Nullable;

/** The admitted prices that may be decided on, as far as the board of a node remembers them. */
public interface Prices {
    /** A board on which nothing stands. */
    Prices NONE = new Prices() {
        @Override
        public @Nullable BoardPrice latest(String underlying) {
            return null;
        }

        @Override
        public @Nullable RoundRange since(String underlying, long round) {
            return null;
        }
    };

    /** These prices as they count now: of what is heard later, nothing is seen there. */
    default Prices moment() {
        return this;
    }

    /** The newest price of the underlying, live or expired, or null if there is none. */
    @Nullable
    BoardPrice latest(String underlying);

    /**
     * The newest price of the underlying as an instrument of this price scale may use it: null if there is none, or if it is in
     * another scale. An instrument keeps the scale that it was created with, whatever the board is configured for since.
     */
    default @Nullable BoardPrice latest(String underlying, int scale) {
        BoardPrice latest = latest(underlying);
        return latest != null && latest.scale() == scale ? latest : null;
    }

    /**
     * The lowest and the highest price of this round and all later ones that this node has seen, or null if its memory does
     * not reach back that far or it has seen neither this round nor a later one. After a time without prices, in which rounds
     * may have been missed, the memory begins anew.
     */
    @Nullable
    RoundRange since(String underlying, long round);
}
