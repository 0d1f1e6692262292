package io.quoin.lab.bench.matching;

/** Takes notice of each trade, in order, so that no contender can leave one out. */
public final class Tape {
    private long fills;
    private long digest;

    /** A trade. */
    public void fill(long maker, long ticks, long lots) {
        fills++;
        digest = 31 * (31 * (31 * digest + maker) + ticks) + lots;
    }

    /** How many there were. */
    public long fills() {
        return fills;
    }

    /** A number that depends on every trade and on their order. */
    public long digest() {
        return digest;
    }
}
