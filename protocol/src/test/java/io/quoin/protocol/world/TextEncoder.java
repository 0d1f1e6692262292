package io.quoin.protocol.world;

import io.quoin.protocol.journal.BlockEncoder;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.PriceRound;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Blocks as the text of their records: enough to be hashed, and readable when a test fails. */
public final class TextEncoder<E> implements BlockEncoder<E> {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void begin(long height, Incarnation incarnation, long engineTimeMillis, BlockHash previous) {
        text.setLength(0);
        text.append(height).append(' ').append(incarnation).append(' ').append(engineTimeMillis);
        text.append(' ').append(previous).append('\n');
    }

    @Override
    public void add(Entry<E> entry) {
        text.append(entry).append('\n');
    }

    @Override
    public int sizeBytes() {
        return text.length();
    }

    @Override
    public byte[] finish(List<PriceRound> rounds) {
        return text.append(rounds).toString().getBytes(StandardCharsets.UTF_8);
    }
}
