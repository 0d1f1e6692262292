package io.quoin.persistence.forensics;

import io.quoin.persistence.reader.JournalReader;
import io.quoin.persistence.reader.StoredBlock;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.LiveChain;
import io.quoin.protocol.journal.MalformedBytesException;
import io.quoin.protocol.journal.SealedBlock;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes a journal for people, like a tape: a line for each thing that happened, with its id (height and index of the entry), the
 * engine time, what it was, and after the bar why. For example:
 *
 * <pre>
 * 7-0   2026-11-24 05:12:30.125Z  SENT     12.34 USDC to account/bob, fee 0.001234 USDC                | command alice/t-17
 * 7-1   2026-11-24 05:12:30.125Z  REFUSED  BALANCE_INSUFFICIENT: 3 USDC are there, 5 USDC are needed   | command alice/t-18
 * </pre>
 */
public final class JournalPrinter {
    private final JournalReader journal;
    private final Map<String, AuditedType<?, ?, ?, ?>> types = new TreeMap<>();

    /**
     * What is printed of a journal.
     *
     * @param from the first height
     * @param to the last height; the head if that is lower
     * @param withVoidRows whether rows that do not count are told, too
     * @param withBlocks whether a line before each block tells its hash, its writer and its size
     */
    public record Range(long from, long to, boolean withVoidRows, boolean withBlocks) {
        /** All live blocks. */
        public static final Range ALL = new Range(1, Long.MAX_VALUE, false, false);

        /** Whether the range ends before it begins. */
        public boolean isEmpty() {
            return from > to;
        }
    }

    /** A printer of journals of these types. */
    public JournalPrinter(JournalReader journal, Collection<? extends AuditedType<?, ?, ?, ?>> types) {
        this.journal = journal;
        types.forEach(type -> this.types.put(type.kind().type(), type));
    }

    /**
     * Prints one journal line by line.
     *
     * @return whether there is one, its chain is whole and every block in the range could be read
     * @throws IllegalArgumentException for an entity of an unknown type
     */
    public boolean print(Address entity, Range range, Consumer<String> out) {
        AuditedType<?, ?, ?, ?> type = types.get(entity.type());
        if (type == null) {
            throw new IllegalArgumentException(
                    "there is no entity type '" + entity.type() + "'; there are " + types.keySet());
        }
        LiveChain chain = journal.chain(entity, 1);
        if (chain.isEmpty()) {
            out.accept(entity + " has no journal: nothing was ever asked of it.");
            return false;
        }
        out.accept(String.format(
                Locale.ROOT,
                "%s: %d blocks, head %s of incarnation %s, %d void rows",
                entity,
                chain.height(),
                chain.head().brief(),
                chain.incarnation(),
                chain.voidRows().size()));
        return new Printing<>(type, entity, range, chain, out).print();
    }

    /** One journal while it is printed. */
    private final class Printing<E> {
        private final AuditedType<?, ?, E, ?> type;
        private final Address entity;
        private final Range range;
        private final LiveChain chain;
        private final Consumer<String> out;
        private final Tape<E> tape;
        private final Iterator<LiveChain.Row> voidRows;
        private LiveChain.@Nullable Row nextVoid;
        private boolean isReadable = true;

        Printing(AuditedType<?, ?, E, ?> type, Address entity, Range range, LiveChain chain, Consumer<String> out) {
            this.type = type;
            this.entity = entity;
            this.range = range;
            this.chain = chain;
            this.out = out;
            this.tape = new Tape<>(type.tellers().of(entity, this::read), out);
            List<LiveChain.Row> shown = range.withVoidRows()
                    ? chain.voidRows().stream()
                            .filter(row -> row.height() >= range.from())
                            .toList()
                    : List.of();
            this.voidRows = shown.iterator();
            advance();
        }

        boolean print() {
            if (chain.broken().isPresent()) {
                out.accept("BROKEN: " + chain.broken().get());
                voidRowsUpTo(range.to());
                return false;
            }
            tape.heading();
            if (range.isEmpty() || range.from() > chain.height()) {
                out.accept(nothingThere());
            } else {
                journal.blocks(entity, chain, range.from(), range.to(), this::print);
            }
            voidRowsUpTo(range.to());
            return isReadable;
        }

        private String nothingThere() {
            String asked = range.to() == Long.MAX_VALUE
                    ? "no block from " + range.from() + " on"
                    : "no block from " + range.from() + " to " + range.to();
            return "There is " + asked + ": the journal has blocks 1 to " + chain.height() + ".";
        }

        private boolean print(StoredBlock stored) {
            voidRowsUpTo(stored.height());
            try {
                SealedBlock<E> sealed = type.codecs().blocks().open(stored.bytes(), stored.header());
                if (range.withBlocks()) {
                    tape.header(sealed);
                }
                tape.entries(sealed.block());
            } catch (MalformedBytesException e) {
                isReadable = false;
                out.accept(String.format(Locale.ROOT, "%-10d  UNREADABLE: %s", stored.height(), e.getMessage()));
            }
            return true;
        }

        private void read(long from, long to, Predicate<Block<E>> wantsMore) {
            journal.blocks(entity, chain, from, to, stored -> {
                try {
                    return wantsMore.test(type.codecs()
                            .blocks()
                            .open(stored.bytes(), stored.header())
                            .block());
                } catch (MalformedBytesException e) {
                    return true; // It is told to be unreadable where it stands.
                }
            });
        }

        private void voidRowsUpTo(long height) {
            while (nextVoid != null && nextVoid.height() <= height) {
                out.accept(String.format(
                        Locale.ROOT,
                        "-- void row of block %d, of incarnation %s, %s on %s",
                        nextVoid.height(),
                        nextVoid.header().incarnation(),
                        nextVoid.header().hash().brief(),
                        nextVoid.header().previous().brief()));
                advance();
            }
        }

        private void advance() {
            nextVoid = voidRows.hasNext() ? voidRows.next() : null;
        }
    }
}
