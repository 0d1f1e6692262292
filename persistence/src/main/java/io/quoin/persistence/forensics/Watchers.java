package io.quoin.persistence.forensics;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.SealedBlock;

/** Those who look on while journals are replayed on several threads: told one thing at a time. */
final class Watchers {
    private static final long BLOCKS_PER_NEWS = 256;

    private final BlockVisitor visitor;
    private final VerifyProgress progress;
    private long entitiesDone;
    private long entitiesTotal;
    private long blocks;

    Watchers(BlockVisitor visitor, VerifyProgress progress) {
        this.visitor = visitor;
        this.progress = progress;
    }

    synchronized void begin(long entities) {
        entitiesTotal = entities;
        tell();
    }

    synchronized void replayed() {
        blocks++;
        if (blocks % BLOCKS_PER_NEWS == 0) {
            tell();
        }
    }

    synchronized void visit(Address entity, SealedBlock<?> block) {
        visitor.visit(entity, block);
    }

    synchronized void again(Address entity) {
        visitor.again(entity);
    }

    synchronized void entityDone() {
        entitiesDone++;
        tell();
    }

    private void tell() {
        progress.at(entitiesDone, entitiesTotal, blocks);
    }
}
