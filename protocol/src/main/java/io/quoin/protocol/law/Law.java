package io.quoin.protocol.law;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Outbound;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one entity type. Pure: no clock, no random source, no logger, no walk over a hash collection.
 *
 * <p>{@code decide} judges completely before anything changes; {@code evolve} never judges. The state may be mutable inside
 * its single writer: {@code evolve} may change it and return it.
 *
 * @param <S> the state
 * @param <C> commands
 * @param <E> events
 * @param <M> messages that this type receives on streams
 */
public interface Law<S, C, E, M extends Payload> {
    /** The no further deadline of {@link #nextDeadlineMillis}. */
    long NO_DEADLINE = Long.MAX_VALUE;

    /** The state of an entity before its first block. */
    S initial(Address self);

    /** Judges a command. */
    Decision<E> decide(S state, C command, Facts facts);

    /** Takes a message that has arrived on a stream. It cannot be refused: its value is here already. */
    List<E> receive(S state, Address from, M message, Facts facts);

    /**
     * Takes what has changed on a pair since its last message.
     *
     * @param difference by how much each total has moved
     * @param position what the sender says beside its totals, replacing all that it said earlier; null if it says nothing
     */
    List<E> settle(S state, Address from, Totals difference, @Nullable Payload position, Facts facts);

    /**
     * Takes a hint. It may come late, twice or never, and latest wins; nothing of value may rest on it. One that rests on pair
     * totals which have not arrived yet is never seen here.
     */
    default Hinted<E> hinted(S state, Address from, Payload hint, Facts facts) {
        return Hinted.nothing();
    }

    /** Begins a block: what must be so before its first input is judged, for example that a newer price counts. */
    default List<E> opening(S state, Facts facts) {
        return List.of();
    }

    /** The events of a deadline that has been reached; called when engine time is at or after it. */
    List<E> due(S state, Facts facts);

    /** The state after an event. What the event sends to others is told to {@code outbound}. */
    S evolve(S state, E event, Outbound outbound);

    /** The next engine time at which {@link #due} must be called, or {@link #NO_DEADLINE}. */
    long nextDeadlineMillis(S state);

    /**
     * The hints that this state gives to others. Each is repeated for as long as a released state gives it, so it survives
     * every loss, and ends by a change of the state alone.
     */
    default List<StandingHint> standingHints(S state) {
        return List.of();
    }

    /** Whether this entity must be awake although it waits for nothing: it has a position, a line, open orders. */
    boolean isExposed(S state);
}
