package io.quoin.persistence.forensics;

import io.quoin.persistence.testing.Bazaar;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.Block;
import java.util.ArrayList;
import java.util.List;

/** The tapes of journals that lie in memory. */
final class TapeKit {
    private TapeKit() {}

    /** The whole tape of an entity. */
    static <E> List<String> of(Bazaar bazaar, AuditedType<?, ?, E, ?> type, Address entity) {
        return of(bazaar.journals(type).get(entity), type, entity, 1);
    }

    /** The tape of a journal from a height on. */
    static <E> List<String> of(List<Block<E>> journal, AuditedType<?, ?, E, ?> type, Address entity, long from) {
        List<String> lines = new ArrayList<>();
        Past<E> past = (first, last, wantsMore) -> {
            for (Block<E> block : journal) {
                boolean isIn = block.height() >= first && block.height() <= last;
                if (isIn && !wantsMore.test(block)) {
                    return;
                }
            }
        };
        Tape<E> tape = new Tape<>(type.tellers().of(entity, past), lines::add);
        tape.heading();
        journal.stream().filter(block -> block.height() >= from).forEach(tape::entries);
        return lines;
    }
}
