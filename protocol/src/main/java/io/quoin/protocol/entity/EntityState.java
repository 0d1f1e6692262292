package io.quoin.protocol.entity;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Channels;
import io.quoin.protocol.command.LiveIds;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.Incarnation;

/**
 * The whole journaled state of an entity: where its chain stands, the ids it keeps, its conversations, and the state of its
 * law. Mutable inside its single writer; only {@link EntityRules} changes it.
 */
public final class EntityState<S> {
    private final Address self;
    private final LiveIds liveIds;
    private final Channels channels;
    long height;
    BlockHash head;
    Incarnation incarnation;
    long engineTimeMillis;
    S domain;

    /** The state with these parts, as they were encoded. */
    public EntityState(
            Address self,
            long height,
            BlockHash head,
            Incarnation incarnation,
            long engineTimeMillis,
            LiveIds liveIds,
            Channels channels,
            S domain) {
        this.self = self;
        this.height = height;
        this.head = head;
        this.incarnation = incarnation;
        this.engineTimeMillis = engineTimeMillis;
        this.liveIds = liveIds;
        this.channels = channels;
        this.domain = domain;
    }

    /** Whose state this is. */
    public Address self() {
        return self;
    }

    /** The height of the last block, 0 before the first. */
    public long height() {
        return height;
    }

    /** The hash of the last block, or {@link BlockHash#GENESIS}. */
    public BlockHash head() {
        return head;
    }

    /** The writer of the last block, or {@link Incarnation#NONE}. */
    public Incarnation incarnation() {
        return incarnation;
    }

    /** The engine time of the last block, 0 before the first. */
    public long engineTimeMillis() {
        return engineTimeMillis;
    }

    /** The ids of commands that may still be repeated. */
    public LiveIds liveIds() {
        return liveIds;
    }

    /** The conversations with other entities. */
    public Channels channels() {
        return channels;
    }

    /** The state of the entity's law. */
    public S domain() {
        return domain;
    }
}
