package io.quoin.protocol.journal;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.command.Ticket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an entry is in a block. Each cause carries what the shell's own state needs when the block is replayed: the ticket
 * of a command, the position of a message, the totals of a pair.
 */
public sealed interface Cause {

    /** The first and only entry of the first block of an incarnation. Everything later builds on it. */
    record Fence() implements Cause {}

    /** A command was decided. A refusal is a decision too, with no events. */
    record Command(Ticket ticket, Outcome outcome) implements Cause {}

    /** The next message of a stream arrived; the events say what became of it. */
    record StreamArrival(Address from, long run, long sequence, long previous) implements Cause {}

    /** Newer totals of a pair arrived; the events say what the difference did. */
    record PairArrival(
            Address from,
            long height,
            Totals totals,
            @Nullable Payload position) implements Cause {}

    /** A hint arrived that something came of. What it said is not kept: the events are the fact. */
    record Hinted(Address from) implements Cause {}

    /** The block began: what must be so before its first input was judged. */
    record Opening() implements Cause {}

    /** Peers confirmed what this entity had sent. */
    record Confirmed(List<Confirmation> confirmations) implements Cause {
        public Confirmed {
            confirmations = List.copyOf(confirmations);
        }
    }

    /** A deadline in the state was reached. */
    record Deadline() implements Cause {}

    /** Nothing but time: makes the engine time durable, so that what expired stays expired. */
    record Tick() implements Cause {}

    /** One method for each cause; a forgotten one does not compile. */
    interface Cases<R> {
        R fence(Fence fence);

        R command(Command command);

        R streamArrival(StreamArrival arrival);

        R pairArrival(PairArrival arrival);

        R hinted(Hinted hinted);

        R opening(Opening opening);

        R confirmed(Confirmed confirmed);

        R deadline(Deadline deadline);

        R tick(Tick tick);
    }

    /** Folds this cause. */
    default <R> R fold(Cases<R> cases) {
        if (this instanceof Command c) {
            return cases.command(c);
        } else if (this instanceof StreamArrival c) {
            return cases.streamArrival(c);
        } else if (this instanceof PairArrival c) {
            return cases.pairArrival(c);
        } else if (this instanceof Hinted c) {
            return cases.hinted(c);
        } else if (this instanceof Opening c) {
            return cases.opening(c);
        } else if (this instanceof Confirmed c) {
            return cases.confirmed(c);
        } else if (this instanceof Deadline c) {
            return cases.deadline(c);
        } else if (this instanceof Tick c) {
            return cases.tick(c);
        } else {
            return cases.fence((Fence) this);
        }
    }
}
