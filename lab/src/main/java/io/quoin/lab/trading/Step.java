package io.quoin.lab.trading;

import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;

/** One thing that the demo's clients do, at a moment of the stream. */
public sealed interface Step {
    /** Milliseconds since the stream began. */
    long atMillis();

    /** Which market, counted from 0. */
    int market();

    /**
     * A limit order, good until it is cancelled.
     *
     * @param venueOrder the venue's id of the order that this one repeats, 0 if it is a market maker's
     */
    record Place(long atMillis, int market, CommandId id, long venueOrder, Side side, Price price, Quantity size)
            implements Step {}

    /** What is left of the order that was placed under this id is cancelled, under an id of its own. */
    record Cancel(long atMillis, int market, CommandId id, CommandId placed) implements Step {}

    /** The venue traded: from now on that is the index price. */
    record Index(long atMillis, int market, Price price) implements Step {}
}
