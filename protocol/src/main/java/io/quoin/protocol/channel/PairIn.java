package io.quoin.protocol.channel;

/** The receiving end of a pair: the last totals that took effect and the sender's height they were of. */
public record PairIn(long height, Totals totals) {
    /** Nothing has arrived yet. */
    public static final PairIn NONE = new PairIn(0, Totals.ZERO);

    /** Whether totals of this height say anything new; what is not higher is dropped. */
    public boolean isNewer(long messageHeight) {
        return messageHeight > height;
    }
}
