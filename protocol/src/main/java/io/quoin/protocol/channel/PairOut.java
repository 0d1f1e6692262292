package io.quoin.protocol.channel;

/**
 * The sending end of a pair: the running totals and the height at which they last changed. Any later message repairs the
 * loss of all earlier ones, because totals are sent, never differences.
 */
public record PairOut(PairKind kind, Totals totals, Totals position, long changedHeight, long confirmedHeight) {
    static PairOut opened(PairKind kind) {
        return new PairOut(kind, Totals.ZERO, Totals.ZERO, 0, 0);
    }

    /** Whether the receiver is known to have all of it. */
    public boolean isConfirmed() {
        return confirmedHeight >= changedHeight;
    }

    PairOut moved(int slot, long delta, long height) {
        return new PairOut(kind, totals.plus(slot, delta), position, height, confirmedHeight);
    }

    PairOut placed(Totals newPosition, long height) {
        return new PairOut(kind, totals, newPosition, height, confirmedHeight);
    }

    PairOut confirmed(long height) {
        return new PairOut(kind, totals, position, changedHeight, Math.max(confirmedHeight, height));
    }
}
