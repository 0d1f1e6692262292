package io.quoin.protocol.channel;

import io.quoin.protocol.address.Address;

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
     * @param position values that replace all earlier ones, such as a position's size and cost
     */
    record Pair(Address from, Address to, PairKind kind, long height, Totals totals, Totals position)
            implements ChannelMessage {}

    /** The answer to both: the sender of this has made it durable. {@code confirmation.peer()} is its sender. */
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

        R confirm(Confirm message);
    }

    /** Folds this message. */
    default <R> R fold(Cases<R> cases) {
        if (this instanceof Stream m) {
            return cases.stream(m);
        } else if (this instanceof Pair m) {
            return cases.pair(m);
        } else {
            return cases.confirm((Confirm) this);
        }
    }
}
