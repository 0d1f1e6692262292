package io.quoin.persistence.forensics;

import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.SealedBlock;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** One journal while it is told, block by block. */
final class Tape<E> {
    private static final String BLOCK_LINE = "-- block %d of incarnation %s at %s, %s on %s, %d bytes";

    private final Teller<E> teller;
    private final Consumer<String> out;

    Tape(Teller<E> teller, Consumer<String> out) {
        this.teller = teller;
        this.out = out;
    }

    /** What the reader should know first. */
    void heading() {
        teller.heading().forEach(sentence -> out.accept(TapeLayout.printable(sentence)));
    }

    /** The block as the journal has it. */
    void header(SealedBlock<E> sealed) {
        Block<E> block = sealed.block();
        out.accept(String.format(
                Locale.ROOT,
                BLOCK_LINE,
                block.height(),
                block.incarnation(),
                Words.time(block.engineTimeMillis()),
                sealed.hash().brief(),
                block.previous().brief(),
                sealed.bytes().length));
    }

    /** What its entries say. */
    void entries(Block<E> block) {
        List<Entry<E>> entries = block.entries();
        for (int index = 0; index < entries.size(); index++) {
            Entry<E> entry = entries.get(index);
            String id = block.height() + "-" + index;
            String cause = CauseWords.of(entry.cause(), block);
            if (entry.events().isEmpty()) {
                print(id, block, CauseWords.line(entry.cause(), block), cause);
            }
            for (E event : entry.events()) {
                teller.tell(event).forEach(line -> print(id, block, line, cause));
            }
        }
    }

    private void print(String entry, Block<E> block, TapeLine line, String cause) {
        String id = line.part() == TapeLine.WHOLE ? entry : entry + "-" + line.part();
        TapeLayout.lines(id, block.engineTimeMillis(), line, cause).forEach(out);
    }
}
