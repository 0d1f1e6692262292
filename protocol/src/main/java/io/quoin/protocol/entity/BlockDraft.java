package io.quoin.protocol.entity;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.channel.PairIn;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.StreamFloor;
import io.quoin.protocol.command.CommandRefusal;
import io.quoin.protocol.command.KeptId;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.BlockEncoder;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import java.util.ArrayList;
import java.util.List;

/**
 * The next block of an entity while it is being written. Each input is judged against the state as the earlier inputs of
 * the same block left it; what is accepted changes the state at once.
 *
 * <p>If anything here throws, the state is torn and must be dropped: the entity restarts from its journal.
 */
public final class BlockDraft<S, C, E, M extends Payload> implements Input.Cases<C, Verdict> {
    private final EntityRules<S, C, E, M> rules;
    private final EntityState<S> state;
    private final Incarnation incarnation;
    private final long height;
    private final long engineTimeMillis;
    private final BlockEncoder<E> encoder;
    private final List<Entry<E>> entries = new ArrayList<>();

    BlockDraft(
            EntityRules<S, C, E, M> rules,
            EntityState<S> state,
            Incarnation incarnation,
            long nowMillis,
            BlockEncoder<E> encoder) {
        this.rules = rules;
        this.state = state;
        this.incarnation = incarnation;
        this.height = state.height + 1;
        this.encoder = encoder;
        this.engineTimeMillis = Math.max(state.engineTimeMillis, nowMillis);
    }

    /** Judges one input; may add an entry. */
    public Verdict take(Input<C> input) {
        return input.fold(this);
    }

    /** Whether the block has as many entries or bytes as one may have. */
    public boolean isFull() {
        return entries.size() >= rules.limits().blockEntriesMax()
                || (!isEmpty() && encoder.sizeBytes() >= rules.limits().blockBytesMax());
    }

    /** Whether nothing has been added: then there is nothing to seal, and the state is untouched. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Closes the block and moves the state's head to it. */
    public SealedBlock<E> seal() {
        BlockHash previous = state.head;
        byte[] bytes = encoder.finish(List.of());
        BlockHash hash = BlockHash.chain(previous, bytes);
        rules.seal(state, height, incarnation, hash);
        Block<E> block = new Block<>(height, incarnation, engineTimeMillis, previous, List.of(), entries);
        return new SealedBlock<>(block, bytes, hash);
    }

    void fence() {
        add(new Cause.Fence(), List.of());
    }

    // ---- commands ---------------------------------------------------------------------------------------------------

    @Override
    public Verdict command(Input.Command<C> input) {
        Ticket ticket = input.ticket();
        Verdict early = judgeTicket(ticket);
        if (early != Verdict.SILENT) {
            return early;
        }
        Decision<E> decision = rules.law().decide(state.domain, input.command(), facts());
        if (decision instanceof Decision.Accepted<E> accepted) {
            return decided(ticket, Outcome.APPLIED, accepted.events());
        }
        Decision.Refused<E> refused = (Decision.Refused<E>) decision;
        return decided(ticket, new Outcome.Refused(refused.rule().name(), refused.detail()), List.of());
    }

    @Override
    public Verdict poisoned(Input.Poisoned<C> input) {
        Verdict early = judgeTicket(input.ticket());
        if (early != Verdict.SILENT) {
            return early;
        }
        CommandRefusal rule = CommandRefusal.INTERNAL;
        return decided(input.ticket(), new Outcome.Refused(rule.name(), rule.sentence()), List.of());
    }

    /** A repeat, or a reason not to decide; SILENT if the command is to be decided. */
    private Verdict judgeTicket(Ticket ticket) {
        KeptId kept = state.liveIds().find(ticket.id());
        if (kept != null && kept.ticket().validUntilMillis() >= engineTimeMillis) {
            return kept.ticket().content().equals(ticket.content())
                    ? new Verdict.Decided(kept)
                    : new Verdict.NotDecided(CommandRefusal.ID_TAKEN_BY_DIFFERENT_COMMAND);
        }
        long ahead = ticket.validUntilMillis() - engineTimeMillis;
        if (ahead < 0) {
            return new Verdict.NotDecided(CommandRefusal.EXPIRED);
        }
        if (ahead > rules.limits().validForMaxMillis()) {
            return new Verdict.NotDecided(CommandRefusal.VALID_UNTIL_TOO_FAR);
        }
        if (hasTooManyLiveIds(ticket)) {
            return new Verdict.NotDecided(CommandRefusal.TOO_MANY_LIVE_IDS);
        }
        return Verdict.SILENT;
    }

    private boolean hasTooManyLiveIds(Ticket ticket) {
        String account = ticket.id().account();
        int max = rules.limits().liveIdsMax();
        if (state.liveIds().count(account) < max) {
            return false;
        }
        if (isEmpty() && state.liveIds().hasExpired(engineTimeMillis)) {
            add(
                    new Cause.Tick(),
                    List.of()); // Ids are forgotten only by a block, so that a replay forgets the same ones.
        }
        return state.liveIds().count(account) >= max;
    }

    private Verdict decided(Ticket ticket, Outcome outcome, List<E> events) {
        int index = entries.size();
        add(new Cause.Command(ticket, outcome), events);
        return new Verdict.Decided(new KeptId(ticket, height, index, outcome));
    }

    // ---- channels ---------------------------------------------------------------------------------------------------

    @Override
    public Verdict arrival(Input.Arrival<C> input) {
        ChannelMessage.Stream message = input.message();
        StreamFloor floor = state.channels().floor(message.from());
        switch (floor.judge(message.run(), message.sequence(), message.previous())) {
            case GAP:
                return Verdict.SILENT;
            case REPEAT:
                return confirmStream(message.from(), floor);
            case NEXT:
            default:
                break;
        }
        @SuppressWarnings("unchecked") // The receiving type's messages; anything else fails in the law and is poison.
        M payload = (M) message.payload();
        List<E> events = rules.law().receive(state.domain, message.from(), payload, facts());
        add(new Cause.StreamArrival(message.from(), message.run(), message.sequence(), message.previous()), events);
        return confirmStream(message.from(), new StreamFloor(message.run(), message.sequence()));
    }

    @Override
    public Verdict pairArrival(Input.PairArrival<C> input) {
        ChannelMessage.Pair message = input.message();
        PairIn known = state.channels().pairIn(message.from());
        if (!known.isNewer(message.height())) {
            return confirmPair(message.from(), known.height());
        }
        List<E> events = rules.law()
                .settle(
                        state.domain,
                        message.from(),
                        message.totals().minus(known.totals()),
                        message.position(),
                        facts());
        add(new Cause.PairArrival(message.from(), message.height(), message.totals(), message.position()), events);
        return confirmPair(message.from(), message.height());
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
            add(new Cause.Confirmed(news), List.of());
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

    // ---- time -------------------------------------------------------------------------------------------------------

    @Override
    public Verdict deadline(Input.Deadline<C> input) {
        if (rules.law().nextDeadlineMillis(state.domain) <= engineTimeMillis) {
            add(new Cause.Deadline(), rules.law().due(state.domain, facts()));
        }
        return Verdict.SILENT;
    }

    @Override
    public Verdict tick(Input.Tick<C> input) {
        add(new Cause.Tick(), List.of());
        return Verdict.SILENT;
    }

    private Facts facts() {
        return new Facts(
                engineTimeMillis, height, entries.size(), state.channels().hasInTransit());
    }

    private void add(Cause cause, List<E> events) {
        Entry<E> entry = new Entry<>(cause, events);
        if (entries.isEmpty()) {
            rules.begin(state, height, engineTimeMillis);
            encoder.begin(height, incarnation, engineTimeMillis, state.head);
        }
        rules.evolve(state, height, entries.size(), entry);
        entries.add(entry);
        encoder.add(entry);
    }
}
