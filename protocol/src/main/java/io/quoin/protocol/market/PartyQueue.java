package io.quoin.protocol.market;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parties for which something is due at a time, earliest first. Usually who comes last is due last, so joining and leaving cost
 * one step; nothing is allocated.
 */
final class PartyQueue {
    /** No time. */
    static final long NEVER = Long.MAX_VALUE;

    private @Nullable Place first;
    private @Nullable Place last;

    /** Where one party stands in one queue. */
    static final class Place {
        private final Party party;
        private long millis = NEVER;
        private @Nullable Place earlier;
        private @Nullable Place later;

        Place(Party party) {
            this.party = party;
        }

        boolean isQueued() {
            return millis != NEVER;
        }

        /** The time that it stands there with, or {@link #NEVER}. */
        long millis() {
            return millis;
        }
    }

    /** The earliest time, or {@link #NEVER}. */
    long earliestMillis() {
        return first == null ? NEVER : first.millis;
    }

    /** Lets a party join with this time, or change to it. */
    void put(Place place, long millis) {
        remove(place);
        place.millis = millis;
        Place before = last;
        while (before != null && before.millis > millis) {
            before = before.earlier;
        }
        Place after = before == null ? first : before.later;
        link(before, place);
        link(place, after);
    }

    /** Lets a party leave, if it is there. */
    void remove(Place place) {
        if (place.isQueued()) {
            link(place.earlier, place.later);
            place.earlier = null;
            place.later = null;
            place.millis = NEVER;
        }
    }

    /** The parties of this time or before, by their indexes: those of one time have no other order. */
    List<Party> upTo(long millis) {
        if (earliestMillis() > millis) {
            return List.of();
        }
        List<Party> due = new ArrayList<>();
        for (Place place = first; place != null && place.millis <= millis; place = place.later) {
            due.add(place.party);
        }
        due.sort((left, right) -> Integer.compare(left.index(), right.index()));
        return due;
    }

    private void link(@Nullable Place before, @Nullable Place after) {
        if (before == null) {
            first = after;
        } else {
            before.later = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.earlier = before;
        }
    }
}
