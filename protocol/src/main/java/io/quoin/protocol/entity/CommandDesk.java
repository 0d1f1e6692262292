package io.quoin.protocol.entity;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.CommandRefusal;
import io.quoin.protocol.command.KeptId;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Parking;
import io.quoin.protocol.law.Waiting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges the commands of one block: by their tickets, by the law, and again whenever one that waits may go on. */
final class CommandDesk<S, C, E, M extends Payload> {
    private final DraftedBlock<S, C, E, M> block;
    private final EntityState<S> state;
    private final Parked<C> parked;
    private final List<Verdict> parkedVerdicts = new ArrayList<>();
    private @Nullable CommandId deciding;

    CommandDesk(DraftedBlock<S, C, E, M> block) {
        this.block = block;
        this.state = block.state();
        this.parked = block.parked();
    }

    List<Verdict> parkedVerdicts() {
        return Collections.unmodifiableList(parkedVerdicts);
    }

    @Nullable
    CommandId deciding() {
        return deciding;
    }

    /** How many entries the next input may bring: its own, and those of all who wait for its sender. */
    int entriesWanted() {
        return 1 + Math.min(parked.size(), parkedPerPeerMax());
    }

    /** Those that wait for one peer are all decided in one block, and leave room for what else is in it. */
    private int parkedPerPeerMax() {
        return block.limits().blockEntriesMax() / 2;
    }

    // ---- new commands -----------------------------------------------------------------------------------------------

    Verdict command(Input.Command<C> input) {
        Ticket ticket = input.ticket();
        Parked.Command<C> known = parked.find(ticket.id());
        if (known == null) {
            return decide(new Parked.Command<>(ticket, input.command(), block.engineTimeMillis()));
        }
        return known.ticket().content().equals(ticket.content())
                ? new Verdict.Parked(ticket.id(), known.hints())
                : notDecided(ticket, CommandRefusal.ID_TAKEN_BY_DIFFERENT_COMMAND);
    }

    Verdict poisoned(Input.Poisoned<C> input) {
        Verdict early = judgeTicket(input.ticket());
        if (early != Verdict.SILENT) {
            return early;
        }
        block.open();
        CommandRefusal rule = CommandRefusal.INTERNAL;
        return decided(input.ticket(), new Outcome.Refused(rule.name(), rule.sentence()), List.of());
    }

    // ---- commands that wait -----------------------------------------------------------------------------------------

    /** Something of this peer has been taken: whoever waits for it is decided now, before anything else. */
    void decideWaitingFor(Address peer) {
        parked.of(peer).forEach(this::decideAgain);
    }

    /** The same after a hint, which is an answer to those who wait for its sender. */
    void decideWaitingFor(Address peer, Payload hint) {
        parked.answered(peer, hint);
        decideWaitingFor(peer);
    }

    /** Many peers may confirm at once: those who wait for one of the last go on waiting if the block is full before. */
    void decideIfRoom(Address peer) {
        if (block.size() + parked.count(peer) <= block.limits().blockEntriesMax()) {
            decideWaitingFor(peer);
        }
    }

    /** Those who have waited as long as they may are decided, as far as there is room; the rest is over in the next block. */
    void decideOver() {
        for (Parked.Command<C> command : parked.over(block.engineTimeMillis())) {
            if (block.isFull(1)) {
                break;
            }
            decideAgain(command);
        }
    }

    private void decideAgain(Parked.Command<C> command) {
        deciding = command.ticket().id();
        Verdict verdict = decide(command);
        deciding = null;
        if (verdict != Verdict.SILENT) {
            parkedVerdicts.add(verdict);
        }
    }

    // ---- by the law -------------------------------------------------------------------------------------------------

    private Verdict decide(Parked.Command<C> command) {
        Verdict early = judgeTicket(command.ticket());
        if (early != Verdict.SILENT) {
            parked.remove(command);
            return early;
        }
        block.open();
        return !command.isParked() && isCrowded(command.ticket().id().account())
                ? decide(command, Parking.TOO_MANY)
                : decide(command, command.parkingAt(block.engineTimeMillis()));
    }

    private boolean isCrowded(String account) {
        return parked.size() >= block.limits().parkedMax()
                || parked.count(account) >= block.limits().parkedPerPrincipalMax();
    }

    private Verdict decide(Parked.Command<C> command, Parking parking) {
        Waiting waiting =
                new Waiting(parking, command.sinceMillis(), command.ticket().validUntilMillis(), command::answer);
        Facts facts = block.facts(command.ticket().id(), waiting);
        Decision<E> decision = block.law().decide(state.domain, command.command(), facts);
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
        if (until <= block.engineTimeMillis()) {
            return decide(command, Parking.OVER);
        }
        for (Address peer : waits.asks().keySet()) {
            if (!command.asks().containsKey(peer) && parked.count(peer) >= parkedPerPeerMax()) {
                return decide(command, Parking.TOO_MANY);
            }
        }
        if (command.isParked() && command.asks().equals(waits.asks())) {
            parked.park(command, waits.asks(), command.hints(), until);
            return Verdict.SILENT; // What it asks is being said already.
        }
        List<ChannelMessage.Hint> hints = new ArrayList<>();
        waits.asks().forEach((peer, ask) -> hints.add(state.channels().hint(peer, ask)));
        parked.park(command, waits.asks(), hints, until);
        return new Verdict.Parked(id, hints);
    }

    private Verdict decided(Ticket ticket, Outcome outcome, List<E> events) {
        int index = block.size();
        block.add(new Cause.Command(ticket, outcome), events);
        return new Verdict.Decided(new KeptId(ticket, block.height(), index, outcome), false);
    }

    // ---- by their tickets -------------------------------------------------------------------------------------------

    /** A repeat, or a reason not to decide; SILENT if the command is to be decided. */
    private Verdict judgeTicket(Ticket ticket) {
        KeptId kept = state.liveIds().find(ticket.id());
        if (kept != null && kept.ticket().validUntilMillis() >= block.engineTimeMillis()) {
            return kept.ticket().content().equals(ticket.content())
                    ? new Verdict.Decided(kept, true)
                    : notDecided(ticket, CommandRefusal.ID_TAKEN_BY_DIFFERENT_COMMAND);
        }
        long ahead = ticket.validUntilMillis() - block.engineTimeMillis();
        if (ahead < 0) {
            return notDecided(ticket, CommandRefusal.EXPIRED);
        }
        if (ahead > block.limits().validForMaxMillis()) {
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
        int max = block.limits().liveIdsMax();
        if (state.liveIds().count(account) < max) {
            return false;
        }
        block.open();
        if (block.isEmpty() && state.liveIds().hasExpired(block.engineTimeMillis())) {
            // Ids are forgotten only by a block, so that a replay forgets the same ones.
            block.add(new Cause.Tick(), List.of());
        }
        return state.liveIds().count(account) >= max;
    }
}
