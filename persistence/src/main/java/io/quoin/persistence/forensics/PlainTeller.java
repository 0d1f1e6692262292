package io.quoin.persistence.forensics;

import java.util.List;

/** Tells an event by the names of its fields. */
final class PlainTeller<E> implements Teller<E> {
    @Override
    public List<String> heading() {
        return List.of();
    }

    @Override
    public List<TapeLine> tell(E event) {
        return List.of(TapeLine.of("EVENT", Words.of(event)));
    }
}
