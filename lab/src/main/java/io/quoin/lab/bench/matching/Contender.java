package io.quoin.lab.bench.matching;

import java.util.Arrays;

/** One way of matching orders. */
public interface Contender {
    /** In snake_case. */
    String name();

    /** Plays a whole flow, beginning with an empty market. */
    Outcome play(OrderFlow flow);

    /**
     * What became of a flow.
     *
     * @param cpuNanos processor time of the commands after those that filled the book
     * @param fills how many trades there were
     * @param digest of all trades in their order ({@link Tape})
     * @param book the orders that rest at the end, bids first, best price first, by time: of each its id, price in ticks and lots
     */
    record Outcome(long cpuNanos, long fills, long digest, long[] book) {
        /** Whether another contender came to the same trades and the same book. */
        public boolean isSameAs(Outcome other) {
            return fills == other.fills && digest == other.digest && Arrays.equals(book, other.book);
        }
    }
}
