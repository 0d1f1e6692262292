package io.quoin.protocol.entity;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.channel.PairIn;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.StreamFloor;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.journal.BlockEncoder;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.law.Hinted;
import io.quoin.protocol.price.Prices;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The next block of an entity while it is being written. Each input is judged against the state as the earlier inputs of
 * the same block left it; what is accepted changes the state at once.
 *
 * <p>Before the first input the law may open the block. A command may be parked; right after a message of a peer has been
 * taken, the commands that wait for that peer are decided again, oldest first, before anything else is: so what the message
 * brings them nobody else takes.
 *
 * <p>If anything here throws, the state is torn and must be dropped: the entity restarts from its journal.
 */
public final class BlockDraft<S, C, E, M extends Payload> implements Input.Cases<C, Verdict> {
    private final EntityState<S> state;
    private final DraftedBlock<S, C, E, M> block;
    private final CommandDesk<S, C, E, M> commands;

    BlockDraft(
            EntityRules<S, C, E, M> rules,
            EntityState<S> state,
            Parked<C> parked,
            Prices board,
            Incarnation incarnation,
            long nowMillis,
            BlockEncoder<E> encoder) {
        this.state = state;
        this.block = new DraftedBlock<>(rules, state, parked, board, incarnation, nowMillis, encoder);
        this.commands = new CommandDesk<>(block);
    }

    /** Judges one input, and the parked commands that it concerns; may add entries. */
    public Verdict take(Input<C> input) {
        return input.fold(this);
    }

    /**
     * What became of commands parked earlier, in order: a {@link Verdict.Decided} or {@link Verdict.NotDecided} lets one go,
     * a {@link Verdict.Parked} asks for something else.
     */
    public List<Verdict> parkedVerdicts() {
        return commands.parkedVerdicts();
    }

    /** The parked command that is being decided again, or null: if the law throws, this is to blame and not the input. */
    public @Nullable CommandId deciding() {
        return commands.deciding();
    }

    /** Whether the block is being begun: if the law throws, no input is to blame. */
    public boolean isOpening() {
        return block.isOpening();
    }

    /** Whether no further input may be taken: it might bring more entries than a block may have, or there are bytes enough. */
    public boolean isFull() {
        return block.isFull(commands.entriesWanted());
    }

    /** Whether nothing has been added: then there is nothing to seal, and the state is untouched. */
    public boolean isEmpty() {
        return block.isEmpty();
    }

    /** Closes the block and moves the state's head to it. */
    public SealedBlock<E> seal() {
        return block.seal();
    }

    void fence() {
        block.fence();
    }

    // ---- commands ---------------------------------------------------------------------------------------------------

    @Override
    public Verdict command(Input.Command<C> input) {
        return commands.command(input);
    }

    @Override
    public Verdict poisoned(Input.Poisoned<C> input) {
        return commands.poisoned(input);
    }

    // ---- channels ---------------------------------------------------------------------------------------------------

    @Override
    public Verdict arrival(Input.Arrival<C> input) {
        ChannelMessage.Stream message = input.message();
        Address from = message.from();
        StreamFloor floor = state.channels().floor(from);
        switch (floor.judge(message.run(), message.sequence(), message.previous())) {
            case GAP:
                return Verdict.SILENT;
            case REPEAT:
                return confirmStream(from, floor);
            case NEXT:
            default:
                break;
        }
        @SuppressWarnings("unchecked") // The receiving type's messages; anything else fails in the law and is poison.
        M payload = (M) message.payload();
        block.open();
        List<E> events = block.law().receive(state.domain, from, payload, block.facts());
        block.add(new Cause.StreamArrival(from, message.run(), message.sequence(), message.previous()), events);
        commands.decideWaitingFor(from);
        return confirmStream(from, new StreamFloor(message.run(), message.sequence()));
    }

    @Override
    public Verdict pairArrival(Input.PairArrival<C> input) {
        ChannelMessage.Pair message = input.message();
        Address from = message.from();
        PairIn known = state.channels().pairIn(from);
        if (!known.isNewer(message.height())) {
            return confirmPair(from, known.height());
        }
        block.open();
        Totals difference = message.totals().minus(known.totals());
        List<E> events = block.law().settle(state.domain, from, difference, message.position(), block.facts());
        block.add(new Cause.PairArrival(from, message.height(), message.totals(), message.position()), events);
        commands.decideWaitingFor(from);
        return confirmPair(from, message.height());
    }

    @Override
    public Verdict hint(Input.Hint<C> input) {
        ChannelMessage.Hint message = input.message();
        Address from = message.from();
        if (state.channels().pairIn(from).height() < message.pairHeight()) {
            return Verdict.SILENT; // What it rests on is not here yet; it will come again.
        }
        block.open();
        Hinted<E> hinted = block.law().hinted(state.domain, from, message.payload(), block.facts());
        if (!hinted.events().isEmpty()) {
            block.add(new Cause.Hinted(from), hinted.events());
        }
        List<ChannelMessage.Hint> replies = new ArrayList<>();
        for (Payload reply : hinted.replies()) {
            replies.add(state.channels().hint(from, reply));
        }
        commands.decideWaitingFor(from, message.payload());
        return replies.isEmpty() ? Verdict.SILENT : new Verdict.Replies(replies);
    }

    @Override
    public Verdict confirmed(Input.Confirmed<C> input) {
        List<Confirmation> news = new ArrayList<>();
        for (Confirmation confirmation : input.confirmations()) {
            if (state.channels().isNews(confirmation)) {
                news.add(confirmation);
            }
        }
        if (!news.isEmpty()) {
            block.open();
            block.add(new Cause.Confirmed(news), List.of());
            news.forEach(confirmation -> commands.decideIfRoom(confirmation.peer()));
        }
        return Verdict.SILENT;
    }

    private Verdict confirmStream(Address from, StreamFloor floor) {
        StreamFloor answers = state.channels().sentTo(from);
        return new Verdict.Confirm(new ChannelMessage.Confirm(
                from, new Confirmation.OfStream(state.self(), floor.run(), floor.sequence(), answers)));
    }

    private Verdict confirmPair(Address from, long pairHeight) {
        return new Verdict.Confirm(new ChannelMessage.Confirm(from, new Confirmation.OfPair(state.self(), pairHeight)));
    }

    // ---- time and prices --------------------------------------------------------------------------------------------

    @Override
    public Verdict deadline(Input.Deadline<C> input) {
        if (isDue()) {
            block.open();
            if (isDue()) {
                block.add(new Cause.Deadline(), block.law().due(state.domain, block.facts()));
            }
        }
        commands.decideOver();
        return Verdict.SILENT;
    }

    private boolean isDue() {
        return block.law().nextDeadlineMillis(state.domain) <= block.engineTimeMillis();
    }

    @Override
    public Verdict tick(Input.Tick<C> input) {
        block.open();
        block.add(new Cause.Tick(), List.of());
        return Verdict.SILENT;
    }

    @Override
    public Verdict opening(Input.Opening<C> input) {
        block.open();
        return Verdict.SILENT;
    }
}
