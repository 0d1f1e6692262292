package io.quoin.protocol.entity;

import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.command.Ticket;
import java.util.List;

/** What an entity can be given to take into its next block. */
public sealed interface Input<C> {
    /** A command to decide. */
    record Command<C>(Ticket ticket, C command) implements Input<C> {}

    /** A command whose deciding has failed twice: it is refused INTERNAL without asking the law. */
    record Poisoned<C>(Ticket ticket) implements Input<C> {}

    /** A message of a stream. */
    record Arrival<C>(ChannelMessage.Stream message) implements Input<C> {}

    /** Totals of a pair. */
    record PairArrival<C>(ChannelMessage.Pair message) implements Input<C> {}

    /** A hint of a peer. */
    record Hint<C>(ChannelMessage.Hint message) implements Input<C> {}

    /** There may be a newer price: the law is asked whether a block begins with it. */
    record Opening<C>() implements Input<C> {}

    /** What peers have confirmed since the last block. */
    record Confirmed<C>(List<Confirmation> confirmations) implements Input<C> {}

    /** A deadline in the state, or of a parked command, may have been reached. */
    record Deadline<C>() implements Input<C> {}

    /** Time has passed and must be made durable. */
    record Tick<C>() implements Input<C> {}

    /** One method for each kind of input. */
    interface Cases<C, R> {
        R command(Command<C> input);

        R poisoned(Poisoned<C> input);

        R arrival(Arrival<C> input);

        R pairArrival(PairArrival<C> input);

        R hint(Hint<C> input);

        R opening(Opening<C> input);

        R confirmed(Confirmed<C> input);

        R deadline(Deadline<C> input);

        R tick(Tick<C> input);
    }

    /** Folds this input. */
    default <R> R fold(Cases<C, R> cases) {
        if (this instanceof Command<C> i) {
            return cases.command(i);
        } else if (this instanceof Poisoned<C> i) {
            return cases.poisoned(i);
        } else if (this instanceof Arrival<C> i) {
            return cases.arrival(i);
        } else if (this instanceof PairArrival<C> i) {
            return cases.pairArrival(i);
        } else if (this instanceof Hint<C> i) {
            return cases.hint(i);
        } else if (this instanceof Opening<C> i) {
            return cases.opening(i);
        } else if (this instanceof Confirmed<C> i) {
            return cases.confirmed(i);
        } else if (this instanceof Deadline<C> i) {
            return cases.deadline(i);
        } else {
            return cases.tick((Tick<C>) this);
        }
    }
}
