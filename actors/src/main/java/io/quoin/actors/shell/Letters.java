package io.quoin.actors.shell;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.CommandRefusal;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.KeptId;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.Input;
import io.quoin.protocol.entity.Verdict;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.port.NodeMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * Writes what leaves because of one decided batch, turn by turn: who is answered, what is confirmed, said and asked. Whoever
 * parks or has waited enters or leaves the parking lot.
 */
final class Letters<C> {
    private final Address self;
    private final CoreReport.Written written;
    private final ParkingLot<C> lot;
    private final List<Parcel.Letter> letters = new ArrayList<>();
    private final List<ChannelMessage.Confirm> confirms = new ArrayList<>();
    private final List<ChannelMessage.Hint> replies = new ArrayList<>();
    private final List<CommandId> commands = new ArrayList<>();
    private final List<CommandId> left = new ArrayList<>();
    private final Map<CommandId, List<ChannelMessage.Hint>> asks = new LinkedHashMap<>();
    private final List<InputQueue.Waiting<C>> uncertain = new ArrayList<>();

    private Letters(Address self, CoreReport.Written written, ParkingLot<C> lot) {
        this.self = self;
        this.written = written;
        this.lot = lot;
    }

    /** The letters of this batch. */
    static <C> Letters<C> write(
            Address self, CoreReport.Written written, List<InputQueue.Waiting<C>> batch, ParkingLot<C> lot) {
        Letters<C> all = new Letters<>(self, written, lot);
        for (int i = 0; i < written.turns().size(); i++) {
            CoreReport.Turn turn = written.turns().get(i);
            all.writeInput(batch.get(i), turn.verdict());
            turn.parked().forEach(all::writeParked);
        }
        return all;
    }

    /** All of it, and the answers to questions. */
    Parcel parcel(long token, List<Parcel.Letter> answers) {
        letters.addAll(answers);
        HintNews hints = new HintNews(replies, left, asks, written.standingHints());
        return new Parcel(token, written.standing(), letters, confirms, written.sent(), commands, hints);
    }

    /** Commands that may have been decided by a write of unknown end, and are forgotten since: only the journal knows. */
    List<InputQueue.Waiting<C>> uncertain() {
        return uncertain;
    }

    private void writeInput(InputQueue.Waiting<C> waiting, Verdict verdict) {
        if (verdict instanceof Verdict.Confirm confirm) {
            confirms.add(confirm.message());
        } else if (verdict instanceof Verdict.Replies said) {
            replies.addAll(said.hints());
        } else if (verdict instanceof Verdict.Parked parked) {
            lot.park(parked.id(), waiting);
            ask(parked);
        } else if (ticket(waiting.input()) != null) {
            answer(waiting, verdict);
        }
    }

    private void writeParked(Verdict verdict) {
        if (verdict instanceof Verdict.Parked parked) {
            ask(parked);
        } else if (verdict instanceof Verdict.Decided decided) {
            leave(decided.decided().ticket().id(), verdict);
        } else if (verdict instanceof Verdict.NotDecided not) {
            leave(not.id(), verdict);
        }
    }

    private void ask(Verdict.Parked parked) {
        lot.ask(parked.id(), parked.asks());
        asks.put(parked.id(), parked.asks());
    }

    private void leave(CommandId id, Verdict verdict) {
        asks.remove(id);
        left.add(id);
        lot.leave(id).forEach(waiting -> answer(waiting, verdict));
    }

    private void answer(InputQueue.Waiting<C> waiting, Verdict verdict) {
        Ticket ticket = ticket(waiting.input());
        ActorRef<NodeMessage> replyTo = waiting.replyTo();
        if (ticket == null) {
            return;
        }
        commands.add(ticket.id());
        if (replyTo == null) {
            return;
        }
        if (isUncertain(waiting, verdict)) {
            uncertain.add(waiting);
        } else {
            Answer answer = new Answer(self, ticket.id(), fate(verdict), isRepeat(waiting, verdict));
            letters.add(new Parcel.Letter(replyTo, new NodeMessage.Answered(answer)));
        }
    }

    private Fate fate(Verdict verdict) {
        if (verdict instanceof Verdict.NotDecided refused) {
            return new Fate.NotDecided(refused.rule().name(), refused.rule().sentence());
        }
        KeptId decided = ((Verdict.Decided) verdict).decided();
        BlockHash hash = written.hashes().get(decided.height());
        if (hash == null) {
            throw new IllegalStateException("no hash for block " + decided.height());
        }
        return fate(decided, hash);
    }

    /** A command that was in a write of unknown end meets itself in the journal: that is no repeat. */
    private static <C> boolean isRepeat(InputQueue.Waiting<C> waiting, Verdict verdict) {
        return verdict instanceof Verdict.Decided decided && decided.isRepeat() && !waiting.isMaybeDurable();
    }

    /** The fate of a command that was decided in the block with this hash. */
    static Fate fate(KeptId kept, BlockHash hash) {
        if (kept.outcome() instanceof Outcome.Refused refused) {
            return new Fate.Refused(kept.height(), kept.index(), hash, refused.name(), refused.detail());
        }
        return new Fate.Applied(kept.height(), kept.index(), hash);
    }

    /**
     * Whether a command that was in a write of unknown end is not known any more, because its time has passed since: it may
     * have been decided, and "not decided" could be untrue.
     */
    private static <C> boolean isUncertain(InputQueue.Waiting<C> waiting, Verdict verdict) {
        return waiting.isMaybeDurable()
                && verdict instanceof Verdict.NotDecided not
                && not.rule() == CommandRefusal.EXPIRED;
    }

    static <C> @Nullable Ticket ticket(Input<C> input) {
        if (input instanceof Input.Command<C> command) {
            return command.ticket();
        }
        return input instanceof Input.Poisoned<C> poisoned ? poisoned.ticket() : null;
    }
}
