package io.quoin.persistence.forensics;

import io.quoin.persistence.reader.JournalReader;
import io.quoin.persistence.reader.StoredBlock;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.Entry;
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
import org.jspecify.annotations.Nullable;

/**
 * Writes a journal for people, like a tape: a line for each block, under it one for each entry, its cause to the left and what
 * came of it to the right. For example:
 *
 * <pre>
 *      7  2026-11-24 05:12:30.125Z  3.1  5fae03c1  2 entries
 *           command alice/t-17 applied    transfer sent: to account/bob, amount 12.34 USDC, fee 0.001234 USDC
 *           command alice/t-18 refused    BALANCE_INSUFFICIENT: 3 USDC are there, 5 USDC are needed
 * </pre>
 */
public final class JournalPrinter {
    private static final String BLOCK_LINE = "%8d  %s  %-7s  %s  %s";
    private static final String INDENT = " ".repeat(10);
    private static final int CAUSE_WIDTH_MAX = 48;

    private final JournalReader journal;
    private final Map<String, AuditedType<?, ?, ?, ?>> types = new TreeMap<>();

    /** What is printed of a journal. */
    public record Range(long from, long to, boolean withVoidRows) {
        /** All live blocks. */
        public static final Range ALL = new Range(1, Long.MAX_VALUE, false);
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
            out.accept(entity + " has no journal");
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
        Tape tape = new Tape(entity, type, range, chain, out);
        if (chain.broken().isPresent()) {
            out.accept("BROKEN: " + chain.broken().get());
            tape.voidRowsUpTo(range.to());
            return false;
        }
        journal.blocks(entity, chain, range.from(), range.to(), tape::print);
        tape.voidRowsUpTo(range.to());
        return tape.isReadable;
    }

    /** One journal while it is printed. */
    private static final class Tape {
        private final AuditedType<?, ?, ?, ?> type;
        private final Consumer<String> out;
        private final CauseWords causes;
        private final Iterator<LiveChain.Row> voidRows;
        private LiveChain.@Nullable Row nextVoid;
        private boolean isReadable = true;

        Tape(Address self, AuditedType<?, ?, ?, ?> type, Range range, LiveChain chain, Consumer<String> out) {
            this.type = type;
            this.out = out;
            this.causes = new CauseWords(self, type.kind().books());
            List<LiveChain.Row> shown = range.withVoidRows()
                    ? chain.voidRows().stream()
                            .filter(row -> row.height() >= range.from())
                            .toList()
                    : List.of();
            this.voidRows = shown.iterator();
            advance();
        }

        boolean print(StoredBlock stored) {
            voidRowsUpTo(stored.height());
            try {
                print(type.codecs().blocks().open(stored.bytes(), stored.header()));
            } catch (MalformedBytesException e) {
                isReadable = false;
                out.accept(String.format(Locale.ROOT, "%8d  UNREADABLE: %s", stored.height(), e.getMessage()));
            }
            return true;
        }

        private void print(SealedBlock<?> sealed) {
            Block<?> block = sealed.block();
            int count = block.entries().size();
            out.accept(String.format(
                    Locale.ROOT,
                    BLOCK_LINE,
                    block.height(),
                    Words.time(block.engineTimeMillis()),
                    block.incarnation(),
                    sealed.hash().brief(),
                    count + (count == 1 ? " entry" : " entries")));
            List<String> left = block.entries().stream()
                    .map(entry -> causes.of(entry.cause()))
                    .toList();
            int width = 0;
            for (String cause : left) {
                width = Math.max(width, Math.min(CAUSE_WIDTH_MAX, cause.length()));
            }
            for (int i = 0; i < count; i++) {
                print(left.get(i), block.entries().get(i), width);
            }
        }

        private void print(String cause, Entry<?> entry, int width) {
            List<String> right = causes.consequences(entry);
            if (right.isEmpty()) {
                out.accept(INDENT + cause);
                return;
            }
            String margin = cause + " ".repeat(Math.max(0, width - cause.length()));
            for (String consequence : right) {
                out.accept(INDENT + margin + "  " + consequence);
                margin = " ".repeat(Math.max(width, cause.length()));
            }
        }

        void voidRowsUpTo(long height) {
            while (nextVoid != null && nextVoid.height() <= height) {
                out.accept(String.format(
                        Locale.ROOT,
                        "%8d  void, of incarnation %s, block %s on %s",
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
