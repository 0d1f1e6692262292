package io.quoin.protocol.entity;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Channels;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.command.KeptId;
import io.quoin.protocol.command.LiveIds;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.BlockEncoder;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.law.Law;
import io.quoin.protocol.law.StandingHint;
import io.quoin.protocol.price.Prices;
import java.util.ArrayList;
import java.util.List;

/**
 * The generic rules around every law: how a block follows a state, and how its entries evolve it. Deciding ({@link
 * BlockDraft}) and replaying ({@link #apply}) change the state through the same lines, which is why a replay meets the live
 * state.
 */
public final class EntityRules<S, C, E, M extends Payload> {
    private final Law<S, C, E, M> law;
    private final EntityLimits limits;

    public EntityRules(Law<S, C, E, M> law, EntityLimits limits) {
        this.law = law;
        this.limits = limits;
    }

    /** The law that these rules surround. */
    public Law<S, C, E, M> law() {
        return law;
    }

    /** The limits of the entity type. */
    public EntityLimits limits() {
        return limits;
    }

    /** The state of an entity before its first block. */
    public EntityState<S> initial(Address self) {
        return new EntityState<>(
                self, 0, BlockHash.GENESIS, Incarnation.NONE, 0, new LiveIds(), new Channels(self), law.initial(self));
    }

    /**
     * The first block of an incarnation.
     *
     * @param nowMillis the shell's clock; engine time is this or the state's own, whichever is later
     */
    public SealedBlock<E> fence(
            EntityState<S> state, Incarnation incarnation, long nowMillis, BlockEncoder<E> encoder) {
        BlockDraft<S, C, E, M> draft =
                new BlockDraft<>(this, state, new Parked<>(), Prices.NONE, incarnation, nowMillis, encoder);
        draft.fence();
        return draft.seal();
    }

    /**
     * Starts the next block of an incarnation whose fence stands.
     *
     * @param parked what waits beside this state; the draft parks there and decides again what is there
     */
    public BlockDraft<S, C, E, M> draft(
            EntityState<S> state, Parked<C> parked, Prices board, long nowMillis, BlockEncoder<E> encoder) {
        return new BlockDraft<>(this, state, parked, board, state.incarnation(), nowMillis, encoder);
    }

    /** Starts the next block of an entity beside which nothing waits, without prices. */
    public BlockDraft<S, C, E, M> draft(EntityState<S> state, long nowMillis, BlockEncoder<E> encoder) {
        return draft(state, new Parked<>(), Prices.NONE, nowMillis, encoder);
    }

    /**
     * Applies a block of the live chain.
     *
     * @throws ChainBrokenException if it does not follow this state
     */
    public void apply(EntityState<S> state, SealedBlock<E> sealed) {
        Block<E> block = sealed.block();
        requireFollows(state, block);
        begin(state, block.height(), block.engineTimeMillis());
        int index = 0;
        for (Entry<E> entry : block.entries()) {
            evolve(state, block.height(), index, entry);
            index++;
        }
        seal(state, block.height(), block.incarnation(), sealed.hash());
    }

    /** Whether the entity must be awake even if nobody calls: it waits for something, or something waits for it. */
    public boolean hasObligations(EntityState<S> state) {
        return state.channels().hasUnconfirmed()
                || law.nextDeadlineMillis(state.domain()) != Law.NO_DEADLINE
                || law.isExposed(state.domain())
                || !law.standingHints(state.domain()).isEmpty();
    }

    /** The hints that this state gives to others for as long as it stands, see {@link Law#standingHints}. */
    public List<ChannelMessage.Hint> standingHints(EntityState<S> state) {
        List<ChannelMessage.Hint> hints = new ArrayList<>();
        for (StandingHint hint : law.standingHints(state.domain())) {
            hints.add(state.channels().hint(hint.to(), hint.payload()));
        }
        return hints;
    }

    private static <S, E> void requireFollows(EntityState<S> state, Block<E> block) {
        if (block.height() != state.height + 1) {
            throw new ChainBrokenException(
                    state.self() + ": block " + block.height() + " cannot follow height " + state.height);
        }
        if (!block.previous().equals(state.head)) {
            throw new ChainBrokenException(state.self() + ": block " + block.height() + " follows "
                    + block.previous().brief() + ", but the state stands at " + state.head.brief());
        }
        int order = block.incarnation().compareTo(state.incarnation);
        if (block.isFence() ? order <= 0 : order != 0) {
            throw new ChainBrokenException(state.self() + ": block " + block.height() + " is of incarnation "
                    + block.incarnation() + ", the one below of " + state.incarnation);
        }
        if (block.engineTimeMillis() < state.engineTimeMillis) {
            throw new ChainBrokenException(state.self() + ": engine time falls at block " + block.height());
        }
    }

    // The three steps by which both a draft and a replay change a state.

    void begin(EntityState<S> state, long height, long engineTimeMillis) {
        state.engineTimeMillis = engineTimeMillis;
        state.liveIds().expire(engineTimeMillis);
        state.channels().beginBlock(height, engineTimeMillis);
    }

    void evolve(EntityState<S> state, long height, int index, Entry<E> entry) {
        note(state, height, index, entry.cause());
        for (E event : entry.events()) {
            state.domain = law.evolve(state.domain, event, state.channels());
        }
    }

    void seal(EntityState<S> state, long height, Incarnation incarnation, BlockHash hash) {
        state.height = height;
        state.incarnation = incarnation;
        state.head = hash;
        state.liveIds().seal(height, hash);
    }

    private static <S> void note(EntityState<S> state, long height, int index, Cause cause) {
        if (cause instanceof Cause.Command c) {
            state.liveIds().keep(new KeptId(c.ticket(), height, index, c.outcome()));
        } else if (cause instanceof Cause.StreamArrival c) {
            state.channels().take(c.from(), c.run(), c.sequence());
        } else if (cause instanceof Cause.PairArrival c) {
            state.channels().take(c.from(), c.height(), c.totals());
        } else if (cause instanceof Cause.Confirmed c) {
            c.confirmations().forEach(state.channels()::confirm);
        } else if (cause instanceof Cause.Fence) {
            state.channels().listenAgain();
        }
    }
}
