package io.quoin.protocol.law;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Payload;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a law says to a command: accepted with events (perhaps none), refused by one name, or not yet decided. */
public sealed interface Decision<E> {
    /** The command holds; these events came of it. */
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** The command broke this rule. The detail says how, with the numbers. */
    record Refused<E>(Refusal rule, String detail) implements Decision<E> {}

    /**
     * It waits for others, in memory alone: nothing stands in the journal, and a crash forgets it. Only while {@link
     * Facts#parking} allows it.
     *
     * <p>Each ask goes to its peer as a hint, again and again until the command is decided. Whenever a message or a
     * confirmation of one of these peers has been taken, whatever it says, the command is decided again, before anything else
     * is.
     *
     * @param asks what is asked of whom; without any, nothing but time brings the command back
     * @param untilMillis engine time at which it is decided for the last time; never later than its {@code valid_until}
     */
    record Parked<E>(SortedMap<Address, Payload> asks, long untilMillis) implements Decision<E> {
        public Parked {
            asks = Collections.unmodifiableSortedMap(new TreeMap<>(asks));
        }
    }

    /** Accepted with this one event. */
    static <E> Decision<E> event(E event) {
        return new Accepted<>(List.of(event));
    }

    /** Accepted with these events. */
    static <E> Decision<E> events(List<E> events) {
        return new Accepted<>(events);
    }

    /** Accepted, and nothing changes: it is already so. */
    static <E> Decision<E> nothing() {
        return new Accepted<>(List.of());
    }

    /** Refused by this rule, in its own words. */
    static <E> Decision<E> refuse(Refusal rule) {
        return new Refused<>(rule, rule.sentence());
    }

    /** Refused by this rule, with the numbers. */
    static <E> Decision<E> refuse(Refusal rule, String detail) {
        return new Refused<>(rule, detail);
    }

    /** It waits for this peer, which is asked this. */
    static <E> Decision<E> park(Address peer, Payload ask, long untilMillis) {
        return new Parked<>(new TreeMap<>(Collections.singletonMap(peer, ask)), untilMillis);
    }
}
