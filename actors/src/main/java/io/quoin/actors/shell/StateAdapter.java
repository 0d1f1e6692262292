package io.quoin.actors.shell;

import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.journal.StateCodec;
import org.apache.pekko.persistence.typed.SnapshotAdapter;

/** Stores a snapshot as canonical state bytes, encoded on the entity's own thread. */
final class StateAdapter<S> implements SnapshotAdapter<EntityState<S>> {
    private final StateCodec<S> codec;

    StateAdapter(StateCodec<S> codec) {
        this.codec = codec;
    }

    @Override
    public Object toJournal(EntityState<S> state) {
        return codec.encode(state);
    }

    @Override
    public EntityState<S> fromJournal(Object bytes) {
        return codec.decode((byte[]) bytes);
    }
}
