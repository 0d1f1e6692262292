package io.quoin.protocol.channel;

import org.jspecify.annotations.Nullable;

/**
 * The sending end of a pair: the running totals and the height at which they last changed. Any later message repairs the
 * loss of all earlier ones, because totals are sent, never differences.
 *
 * @param position what the receiver is told beside the totals, or null
 * @param changedHeight the height of the block that last changed any of it
 * @param confirmedHeight the highest height that the receiver is known to have
 * @param urgentHeight the height that somebody waits for, 0 if nobody does
 * @param progressMillis the engine time since which the sender has listened and the receiver has not confirmed more, 0 if it
 *     has all
 */
public record PairOut(
        PairKind kind,
        Totals totals,
        @Nullable Payload position,
        long changedHeight,
        long confirmedHeight,
        long urgentHeight,
        long progressMillis) {
    static PairOut opened(PairKind kind) {
        return new PairOut(kind, Totals.ZERO, null, 0, 0, 0, 0);
    }

    /** Whether the receiver is known to have all of it. */
    public boolean isConfirmed() {
        return confirmedHeight >= changedHeight;
    }

    /** Whether somebody waits for something that the receiver is not known to have. */
    public boolean isUrgent() {
        return urgentHeight > 0;
    }

    /** How long the receiver has been silent to a sender that listened, milliseconds; 0 if it has all of it. */
    public long lagMillis(long engineTimeMillis) {
        return isConfirmed() ? 0 : Math.max(0, engineTimeMillis - progressMillis);
    }

    PairOut changed(Totals newTotals, @Nullable Payload newPosition, long height, long engineTimeMillis) {
        long since = isConfirmed() ? engineTimeMillis : progressMillis;
        return new PairOut(kind, newTotals, newPosition, height, confirmedHeight, urgentHeight, since);
    }

    PairOut urged() {
        return new PairOut(kind, totals, position, changedHeight, confirmedHeight, changedHeight, progressMillis);
    }

    /** From this engine time on the sender listens again. */
    PairOut listenedTo(long engineTimeMillis) {
        return isConfirmed()
                ? this
                : new PairOut(kind, totals, position, changedHeight, confirmedHeight, urgentHeight, engineTimeMillis);
    }

    PairOut confirmed(long height, long engineTimeMillis) {
        if (height <= confirmedHeight) {
            return this;
        }
        long stillUrgent = height < urgentHeight ? urgentHeight : 0;
        long since = height < changedHeight ? engineTimeMillis : 0;
        return new PairOut(kind, totals, position, changedHeight, height, stillUrgent, since);
    }
}
