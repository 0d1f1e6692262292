package io.quoin.actors.shell;

import io.quoin.protocol.journal.BlockCodec;
import io.quoin.protocol.journal.BlockHeader;
import io.quoin.protocol.journal.SealedBlock;
import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.EventSeq;

/** Stores a block as the very bytes that were hashed, with its header as the row's manifest. */
final class BlockAdapter<E> extends EventAdapter<SealedBlock<E>, byte[]> {
    private final BlockCodec<E> codec;

    BlockAdapter(BlockCodec<E> codec) {
        this.codec = codec;
    }

    @Override
    public byte[] toJournal(SealedBlock<E> sealed) {
        return sealed.bytes();
    }

    @Override
    public String manifest(SealedBlock<E> sealed) {
        return sealed.header(codec.format()).toString();
    }

    @Override
    public EventSeq<SealedBlock<E>> fromJournal(byte[] bytes, String manifest) {
        return EventSeq.single(codec.open(bytes, BlockHeader.parse(manifest)));
    }
}
