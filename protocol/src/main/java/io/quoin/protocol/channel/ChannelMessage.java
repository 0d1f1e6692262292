package io.quoin.protocol.channel;

import io.quoin.protocol.address.Address;
import org.jspecify.annotations.Nullable;

/** What entities send to each other. Any of it may be lost, repeated, delayed or overtaken; the rules make it count once. */
public sealed interface ChannelMessage {
    /** The sender. */
    Address from();

    /** The receiver. */
    Address to();

    /**
     * The next one-shot value of a stream; the same bytes whenever it is sent again.
     *
     * @param run which opening of the stream, 1 and up
     * @param sequence rises along the run, 1 and up
     * @param previous the sequence number of the message before it in the run, 0 for the first
     */
    record Stream(Address from, Address to, long run, long sequence, long previous, Payload payload)
            implements ChannelMessage {}

    /**
     * The running totals of a pair.
     *
     * @param height the height of the sender's block in which they last changed
     * @param position what the receiver is told beside the totals, replacing all earlier, such as the terms of a line; of the
     *     receiver's own family, or null
     * @param isUrgent whether somebody waits for it: then it is taken at once, not with whatever comes next
     */
    record Pair(
            Address from,
            Address to,
            PairKind kind,
            long height,
            Totals totals,
            @Nullable Payload position,
            boolean isUrgent)
            implements ChannelMessage {}

    /**
     * Something good to know, such as a request: unnumbered, never confirmed, the latest of a kind wins. Its sender repeats it
     * for as long as it matters.
     *
     * @param payload of the receiver's own family
     * @param pairHeight the height of the sender's pair totals for this receiver that it rests on, 0 if none; a receiver that
     *     has not taken these yet drops it
     */
    record Hint(Address from, Address to, Payload payload, long pairHeight) implements ChannelMessage {}

    /** The answer to a stream or a pair: the sender of this has made it durable. {@code confirmation.peer()} is its sender. */
    record Confirm(Address to, Confirmation confirmation) implements ChannelMessage {
        @Override
        public Address from() {
            return confirmation.peer();
        }
    }

    /** One method for each kind of message. */
    interface Cases<R> {
        R stream(Stream message);

        R pair(Pair message);

        R hint(Hint message);

        R confirm(Confirm message);
    }

    /** Folds this message. */
    default <R> R fold(Cases<R> cases) {
        if (this instanceof Stream m) {
            return cases.stream(m);
        } else if (this instanceof Pair m) {
            return cases.pair(m);
        } else if (this instanceof Hint m) {
            return cases.hint(m);
        } else {
            return cases.confirm((Confirm) this);
        }
    }
}
