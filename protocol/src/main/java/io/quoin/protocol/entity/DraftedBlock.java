package io.quoin.protocol.entity;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.BlockEncoder;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.PriceRound;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Law;
import io.quoin.protocol.law.Waiting;
import io.quoin.protocol.price.Prices;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The entries of a block so far, and the state as they left it: what every kind of input is judged against and adds to. */
final class DraftedBlock<S, C, E, M extends Payload> {
    private final EntityRules<S, C, E, M> rules;
    private final EntityState<S> state;
    private final Parked<C> parked;
    private final Incarnation incarnation;
    private final long height;
    private final long engineTimeMillis;
    private final BlockEncoder<E> encoder;
    private final NotedPrices prices;
    private final ToLongFunction<Address> lags;
    private final List<Entry<E>> entries = new ArrayList<>();
    private boolean isOpened;
    private boolean isOpening;

    DraftedBlock(
            EntityRules<S, C, E, M> rules,
            EntityState<S> state,
            Parked<C> parked,
            Prices board,
            Incarnation incarnation,
            long nowMillis,
            BlockEncoder<E> encoder) {
        this.rules = rules;
        this.state = state;
        this.parked = parked;
        this.incarnation = incarnation;
        this.height = state.height + 1;
        this.engineTimeMillis = Math.max(state.engineTimeMillis, nowMillis);
        this.encoder = encoder;
        this.prices = new NotedPrices(board);
        this.lags = peer -> state.channels().lagMillis(peer, engineTimeMillis);
    }

    // ---- looking ----------------------------------------------------------------------------------------------------

    EntityState<S> state() {
        return state;
    }

    Parked<C> parked() {
        return parked;
    }

    Law<S, C, E, M> law() {
        return rules.law();
    }

    EntityLimits limits() {
        return rules.limits();
    }

    long height() {
        return height;
    }

    long engineTimeMillis() {
        return engineTimeMillis;
    }

    int size() {
        return entries.size();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    boolean isOpening() {
        return isOpening;
    }

    /** Whether there is no room for so many more entries, or there are bytes enough. */
    boolean isFull(int wanted) {
        return !isEmpty()
                && (entries.size() + wanted > limits().blockEntriesMax()
                        || encoder.sizeBytes() >= limits().blockBytesMax());
    }

    /** The facts for whatever is no command. */
    Facts facts() {
        return facts(null, Waiting.notYet(engineTimeMillis));
    }

    /** The facts for a command that waits, or may wait, so. */
    Facts facts(@Nullable CommandId command, Waiting waiting) {
        return new Facts(
                engineTimeMillis,
                height,
                entries.size(),
                state.channels().hasInTransit(),
                parked.size() > 0,
                command,
                prices,
                lags,
                waiting);
    }

    // ---- writing ----------------------------------------------------------------------------------------------------

    /** Lets the law begin the block, once. */
    void open() {
        if (!isOpened) {
            isOpened = true;
            isOpening = true;
            List<E> events = law().opening(state.domain, facts());
            if (!events.isEmpty()) {
                add(new Cause.Opening(), events);
            }
            isOpening = false;
        }
    }

    /** A fence stands alone. */
    void fence() {
        isOpened = true;
        add(new Cause.Fence(), List.of());
    }

    void add(Cause cause, List<E> events) {
        Entry<E> entry = new Entry<>(cause, events);
        if (entries.isEmpty()) {
            rules.begin(state, height, engineTimeMillis);
            encoder.begin(height, incarnation, engineTimeMillis, state.head);
        }
        rules.evolve(state, height, entries.size(), entry);
        entries.add(entry);
        encoder.add(entry);
    }

    SealedBlock<E> seal() {
        BlockHash previous = state.head;
        List<PriceRound> rounds = prices.rounds();
        byte[] bytes = encoder.finish(rounds);
        BlockHash hash = BlockHash.chain(previous, bytes);
        rules.seal(state, height, incarnation, hash);
        Block<E> block = new Block<>(height, incarnation, engineTimeMillis, previous, rounds, entries);
        return new SealedBlock<>(block, bytes, hash);
    }
}
