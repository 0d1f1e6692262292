package io.quoin.walls.planted.protocol.right;

import io.quoin.walls.planted.protocol.journal.FoundationThatSeesEntity;
import io.quoin.walls.planted.protocol.left.Left;

/** Planted: the other half of a cycle between two entities. */
public final class Right {

    Left left() {
        return new Left(this);
    }

    FoundationThatSeesEntity foundation() {
        return new FoundationThatSeesEntity(this);
    }
}
