package io.quoin.persistence.forensics;

import io.quoin.protocol.address.Address;
import java.util.List;

/**
 * Tells the events of one journal as the lines of a tape, in the words and decimals of their trade. It may remember what it has
 * told, and looks up in the {@link Past} what it was not shown. For one journal and one thread.
 *
 * @param <E> the events of the entity type
 */
public interface Teller<E> {
    /** What a reader of any part of the tape should know first, in whole sentences; empty if there is nothing. */
    List<String> heading();

    /** What this event says: one line, or several if it holds several happenings. The events come in their order. */
    List<TapeLine> tell(E event);

    /**
     * Makes the teller of one journal.
     *
     * @param <E> the events of the entity type
     */
    @FunctionalInterface
    interface Maker<E> {
        /** The teller of this entity's journal. */
        Teller<E> of(Address entity, Past<E> past);
    }

    /** Tells any event by the names of its fields. For entity types that have no words of their own. */
    static <E> Maker<E> inPlainWords() {
        return (entity, past) -> new PlainTeller<>();
    }
}
