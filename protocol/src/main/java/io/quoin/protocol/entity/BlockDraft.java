package io.quoin.protocol.entity;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.channel.PairIn;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.StreamFloor;
import io.quoin.protocol.command.CommandId;
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
import io.quoin.protocol.journal.PriceRound;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Hinted;
import io.quoin.protocol.law.Parking;
import io.quoin.protocol.law.Waiting;
import io.quoin.protocol.price.Prices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
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
    private final EntityRules<S, C, E, M> rules;
    private final EntityState<S> state;
    private final Incarnation incarnation;
    private final long height;
    private final long engineTimeMillis;
    private final BlockEncoder<E> encoder;
    private final Parked<C> parked;
    private final NotedPrices prices;
    private final ToLongFunction<Address> lags;
    private final List<Entry<E>> entries = new ArrayList<>();
    private final List<Verdict> parkedVerdicts = new ArrayList<>();
    private boolean isOpened;
    private boolean isOpening;
    private @Nullable CommandId deciding;

    BlockDraft(
            EntityRules<S, C, E, M> rules,
            EntityState<S> state,
            Parked<C> parked,
            Prices board,
            Incarnation incarnation,
            long nowMillis,
            BlockEncoder<E> encoder) {
        this.rules = rules;
        this.state = state;
        this.incarnation = incarnation;
        this.height = state.height + 1;
        this.encoder = encoder;
        this.engineTimeMillis = Math.max(state.engineTimeMillis, nowMillis);
        this.parked = parked;
        this.prices = new NotedPrices(board);
        this.lags = peer -> state.channels().lagMillis(peer, engineTimeMillis);
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
        return Collections.unmodifiableList(parkedVerdicts);
    }

    /** The parked command that is being decided again, or null: if the law throws, this is to blame and not the input. */
    public @Nullable CommandId deciding() {
        return deciding;
    }

    /** Whether the block is being begun: if the law throws, no input is to blame. */
    public boolean isOpening() {
        return isOpening;
    }

    /** Whether no further input may be taken: it might bring more entries than a block may have, or there are bytes enough. */
    public boolean isFull() {
        int parkedOfOnePeer = Math.min(parked.size(), parkedPerPeerMax());
        return !isEmpty()
                && (entries.size() + parkedOfOnePeer >= rules.limits().blockEntriesMax()
                        || encoder.sizeBytes() >= rules.limits().blockBytesMax());
    }

    /** Those that wait for one peer are all decided in one block, and leave room for what else is in it. */
    private int parkedPerPeerMax() {
        return rules.limits().blockEntriesMax() / 2;
    }

    /** Whether nothing has been added: then there is nothing to seal, and the state is untouched. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Closes the block and moves the state's head to it. */
    public SealedBlock<E> seal() {
        BlockHash previous = state.head;
        List<PriceRound> rounds = prices.rounds();
        byte[] bytes = encoder.finish(rounds);
        BlockHash hash = BlockHash.chain(previous, bytes);
        rules.seal(state, height, incarnation, hash);
        Block<E> block = new Block<>(height, incarnation, engineTimeMillis, previous, rounds, entries);
        return new SealedBlock<>(block, bytes, hash);
    }

    void fence() {
        isOpened = true; // A fence stands alone.
        add(new Cause.Fence(), List.of());
    }

    /** Lets the law begin the block, once. */
    private void open() {
        if (!isOpened) {
            isOpened = true;
            isOpening = true;
            List<E> events = rules.law().opening(state.domain, facts());
            if (!events.isEmpty()) {
                add(new Cause.Opening(), events);
            }
            isOpening = false;
        }
    }

    @Override
    public Verdict opening(Input.Opening<C> input) {
        open();
        return Verdict.SILENT;
    }

    // ---- commands ---------------------------------------------------------------------------------------------------

    @Override
    public Verdict command(Input.Command<C> input) {
        Ticket ticket = input.ticket();
        Parked.Command<C> known = parked.find(ticket.id());
        if (known == null) {
            return decide(new Parked.Command<>(ticket, input.command(), engineTimeMillis));
        }
        return known.ticket().content().equals(ticket.content())
                ? new Verdict.Parked(ticket.id(), known.hints())
                : notDecided(ticket, CommandRefusal.ID_TAKEN_BY_DIFFERENT_COMMAND);
    }

    private Verdict decide(Parked.Command<C> command) {
        Verdict early = judgeTicket(command.ticket());
        if (early != Verdict.SILENT) {
            parked.remove(command);
            return early;
        }
        open();
        return !command.isParked() && isCrowded(command.ticket().id().account())
                ? decide(command, Parking.TOO_MANY)
                : decide(command, command.parkingAt(engineTimeMillis));
    }

    private boolean isCrowded(String account) {
        return parked.size() >= rules.limits().parkedMax()
                || parked.count(account) >= rules.limits().parkedPerPrincipalMax();
    }

    private Verdict decide(Parked.Command<C> command, Parking parking) {
        Decision<E> decision = rules.law().decide(state.domain, command.command(), facts(command, parking));
        if (decision instanceof Decision.Parked<E> waits) {
            return park(command, parking, waits);
        }
        parked.remove(command);
        if (decision instanceof Decision.Accepted<E> accepted) {
            return decided(command.ticket(), Outcome.APPLIED, accepted.events());
        }
        Decision.Refused<E> refused = (Decision.Refused<E>) decision;
        return decided(command.ticket(), new Outcome.Refused(refused.rule().name(), refused.detail()), List.of());
    }

    private Verdict park(Parked.Command<C> command, Parking parking, Decision.Parked<E> waits) {
        CommandId id = command.ticket().id();
        if (parking != Parking.MAY_PARK) {
            throw new IllegalStateException(state.self() + ": " + id + " may not wait, parking is " + parking);
        }
        long until = Math.min(waits.untilMillis(), command.ticket().validUntilMillis());
        if (until <= engineTimeMillis) {
            return decide(command, Parking.OVER);
        }
        for (Address peer : waits.asks().keySet()) {
            if (!command.asks().containsKey(peer) && parked.count(peer) >= parkedPerPeerMax()) {
                return decide(command, Parking.TOO_MANY);
            }
        }
        boolean isSame = command.isParked() && command.asks().equals(waits.asks());
        List<ChannelMessage.Hint> hints = isSame ? command.hints() : new ArrayList<>();
        if (!isSame) {
            waits.asks().forEach((peer, ask) -> hints.add(state.channels().hint(peer, ask)));
        }
        parked.park(command, waits.asks(), hints, until);
        return isSame ? Verdict.SILENT : new Verdict.Parked(id, hints);
    }

    /** Something of this peer has been taken: whoever waits for it is decided now, before anything else. */
    private void decideWaitingFor(Address peer) {
        for (Parked.Command<C> command : parked.of(peer)) {
            decideParked(command);
        }
    }

    /** Many peers may confirm at once: those who wait for one of the last go on waiting if the block is full before. */
    private void decideIfRoom(Address peer) {
        if (entries.size() + parked.count(peer) <= rules.limits().blockEntriesMax()) {
            decideWaitingFor(peer);
        }
    }

    private void decideParked(Parked.Command<C> command) {
        deciding = command.ticket().id();
        Verdict verdict = decide(command);
        deciding = null;
        if (verdict != Verdict.SILENT) {
            parkedVerdicts.add(verdict);
        }
    }

    @Override
    public Verdict poisoned(Input.Poisoned<C> input) {
        Verdict early = judgeTicket(input.ticket());
        if (early != Verdict.SILENT) {
            return early;
        }
        open();
        CommandRefusal rule = CommandRefusal.INTERNAL;
        return decided(input.ticket(), new Outcome.Refused(rule.name(), rule.sentence()), List.of());
    }

    /** A repeat, or a reason not to decide; SILENT if the command is to be decided. */
    private Verdict judgeTicket(Ticket ticket) {
        KeptId kept = state.liveIds().find(ticket.id());
        if (kept != null && kept.ticket().validUntilMillis() >= engineTimeMillis) {
            return kept.ticket().content().equals(ticket.content())
                    ? new Verdict.Decided(kept)
                    : notDecided(ticket, CommandRefusal.ID_TAKEN_BY_DIFFERENT_COMMAND);
        }
        long ahead = ticket.validUntilMillis() - engineTimeMillis;
        if (ahead < 0) {
            return notDecided(ticket, CommandRefusal.EXPIRED);
        }
        if (ahead > rules.limits().validForMaxMillis()) {
            return notDecided(ticket, CommandRefusal.VALID_UNTIL_TOO_FAR);
        }
        if (hasTooManyLiveIds(ticket)) {
            return notDecided(ticket, CommandRefusal.TOO_MANY_LIVE_IDS);
        }
        return Verdict.SILENT;
    }

    private static Verdict notDecided(Ticket ticket, CommandRefusal rule) {
        return new Verdict.NotDecided(ticket.id(), rule);
    }

    private boolean hasTooManyLiveIds(Ticket ticket) {
        String account = ticket.id().account();
        int max = rules.limits().liveIdsMax();
        if (state.liveIds().count(account) < max) {
            return false;
        }
        open();
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
        open();
        List<E> events = rules.law().receive(state.domain, message.from(), payload, facts());
        add(new Cause.StreamArrival(message.from(), message.run(), message.sequence(), message.previous()), events);
        decideWaitingFor(message.from());
        return confirmStream(message.from(), new StreamFloor(message.run(), message.sequence()));
    }

    @Override
    public Verdict pairArrival(Input.PairArrival<C> input) {
        ChannelMessage.Pair message = input.message();
        PairIn known = state.channels().pairIn(message.from());
        if (!known.isNewer(message.height())) {
            return confirmPair(message.from(), known.height());
        }
        open();
        List<E> events = rules.law()
                .settle(
                        state.domain,
                        message.from(),
                        message.totals().minus(known.totals()),
                        message.position(),
                        facts());
        add(new Cause.PairArrival(message.from(), message.height(), message.totals(), message.position()), events);
        decideWaitingFor(message.from());
        return confirmPair(message.from(), message.height());
    }

    @Override
    public Verdict hint(Input.Hint<C> input) {
        ChannelMessage.Hint message = input.message();
        Address from = message.from();
        if (state.channels().pairIn(from).height() < message.pairHeight()) {
            return Verdict.SILENT; // What it rests on is not here yet; it will come again.
        }
        open();
        Hinted<E> hinted = rules.law().hinted(state.domain, from, message.payload(), facts());
        if (!hinted.events().isEmpty()) {
            add(new Cause.Hinted(from), hinted.events());
        }
        List<ChannelMessage.Hint> replies = new ArrayList<>();
        for (Payload reply : hinted.replies()) {
            replies.add(state.channels().hint(from, reply));
        }
        parked.answered(from, message.payload());
        decideWaitingFor(from);
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
            open();
            add(new Cause.Confirmed(news), List.of());
            news.forEach(confirmation -> decideIfRoom(confirmation.peer()));
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
        if (isDue()) {
            open();
            if (isDue()) {
                add(new Cause.Deadline(), rules.law().due(state.domain, facts()));
            }
        }
        for (Parked.Command<C> command : parked.over(engineTimeMillis)) {
            if (isFull()) {
                break;
            }
            decideParked(command);
        }
        return Verdict.SILENT;
    }

    private boolean isDue() {
        return rules.law().nextDeadlineMillis(state.domain) <= engineTimeMillis;
    }

    @Override
    public Verdict tick(Input.Tick<C> input) {
        open();
        add(new Cause.Tick(), List.of());
        return Verdict.SILENT;
    }

    private Facts facts() {
        return facts(null, Waiting.notYet(engineTimeMillis));
    }

    private Facts facts(Parked.Command<C> command, Parking parking) {
        return facts(command.ticket().id(), new Waiting(parking, command.sinceMillis(), command::answer));
    }

    private Facts facts(@Nullable CommandId command, Waiting waiting) {
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
