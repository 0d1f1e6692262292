package io.quoin.protocol.channel;

/**
 * The receiving end of a stream: the last message that took effect. Written in the same block as the effect, so a message
 * counts exactly once however often it comes.
 */
public record StreamFloor(long run, long sequence) {
    /** Nothing has arrived yet. */
    public static final StreamFloor NONE = new StreamFloor(0, 0);

    /** What a message is to a receiver. */
    public enum Verdict {
        /** The next one: it takes effect. */
        NEXT,
        /** It took effect before: confirm it again. */
        REPEAT,
        /** One before it is missing, or it is of a run that is over: drop it, it will come again. */
        GAP
    }

    /** Whether everything up to that point has taken effect. */
    public boolean hasReached(StreamFloor point) {
        return run > point.run || (run == point.run && sequence >= point.sequence);
    }

    /** Judges a message by its position. */
    public Verdict judge(long messageRun, long messageSequence, long previous) {
        if (messageRun > run) {
            return previous == 0 ? Verdict.NEXT : Verdict.GAP;
        }
        if (messageRun < run) {
            return Verdict.GAP;
        }
        if (messageSequence <= sequence) {
            return Verdict.REPEAT;
        }
        return previous == sequence ? Verdict.NEXT : Verdict.GAP;
    }
}
