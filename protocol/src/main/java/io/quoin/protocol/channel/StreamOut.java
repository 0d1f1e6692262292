package io.quoin.protocol.channel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The sending end of a stream: what has been sent and not yet confirmed, oldest first. Mutable, one writer. */
public final class StreamOut {
    /** One message that waits to be confirmed. */
    public record Item(long sequence, long previous, Payload payload) {}

    private final long run;
    private long lastSequence;
    private final ArrayDeque<Item> unconfirmed = new ArrayDeque<>();

    /** A stream whose last message had this sequence number, 0 if none. */
    public StreamOut(long run, long lastSequence, List<Item> unconfirmed) {
        this.run = run;
        this.lastSequence = lastSequence;
        this.unconfirmed.addAll(unconfirmed);
    }

    /** Which opening of the stream this is. */
    public long run() {
        return run;
    }

    /** The sequence number of the last message ever appended in this run. */
    public long lastSequence() {
        return lastSequence;
    }

    /** The messages not yet confirmed, oldest first. */
    public List<Item> unconfirmed() {
        return new ArrayList<>(unconfirmed);
    }

    /** Where the receiver's floor will be when it has everything that was ever appended. */
    StreamFloor end() {
        return new StreamFloor(run, lastSequence);
    }

    boolean isConfirmed() {
        return unconfirmed.isEmpty();
    }

    boolean isNews(long sequence) {
        return !unconfirmed.isEmpty() && unconfirmed.getFirst().sequence() <= sequence;
    }

    Item append(long sequence, Payload payload) {
        Item item = new Item(sequence, lastSequence, payload);
        unconfirmed.addLast(item);
        lastSequence = sequence;
        return item;
    }

    /** Forgets what is confirmed; a confirmation of another run or of what is forgotten already changes nothing. */
    void confirm(long confirmedRun, long sequence) {
        if (confirmedRun != run) {
            return;
        }
        while (!unconfirmed.isEmpty() && unconfirmed.getFirst().sequence() <= sequence) {
            unconfirmed.removeFirst();
        }
    }
}
