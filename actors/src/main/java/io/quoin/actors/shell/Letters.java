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
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** Writes what leaves because of a decided batch. */
final class Letters {
    private Letters() {}

    /** The fate of a command that was decided in the block with this hash. */
    static Fate fate(KeptId kept, BlockHash hash) {
        if (kept.outcome() instanceof Outcome.Refused refused) {
            return new Fate.Refused(kept.height(), kept.index(), hash, refused.name(), refused.detail());
        }
        return new Fate.Applied(kept.height(), kept.index(), hash);
    }

    /** Everything that leaves because of this batch. */
    static <C> Parcel parcel(
            Address self,
            long token,
            CoreReport.Written written,
            List<InputQueue.Waiting<C>> batch,
            List<Parcel.Letter> readLetters) {
        List<Parcel.Letter> letters = new ArrayList<>(written.verdicts().size() + readLetters.size());
        List<ChannelMessage.Confirm> confirms = new ArrayList<>();
        List<CommandId> commands = new ArrayList<>();
        for (int i = 0; i < written.verdicts().size(); i++) {
            Verdict verdict = written.verdicts().get(i);
            if (verdict instanceof Verdict.Confirm confirm) {
                confirms.add(confirm.message());
                continue;
            }
            InputQueue.Waiting<C> waiting = batch.get(i);
            Ticket ticket = ticket(waiting.input());
            ActorRef<NodeMessage> replyTo = waiting.replyTo();
            if (ticket == null) {
                continue;
            }
            commands.add(ticket.id());
            if (replyTo != null && !isUncertain(waiting, verdict)) {
                Fate fate = fate(verdict, written);
                letters.add(new Parcel.Letter(replyTo, new NodeMessage.Answered(new Answer(self, ticket.id(), fate))));
            }
        }
        letters.addAll(readLetters);
        return new Parcel(token, written.standing(), letters, confirms, written.sent(), commands);
    }

    private static Fate fate(Verdict verdict, CoreReport.Written written) {
        if (verdict instanceof Verdict.NotDecided refused) {
            return new Fate.NotDecided(refused.rule().name(), refused.rule().sentence());
        }
        if (verdict instanceof Verdict.Parked) {
            return new Fate.Pending();
        }
        KeptId decided = ((Verdict.Decided) verdict).decided();
        BlockHash hash = written.hashes().get(decided.height());
        if (hash == null) {
            throw new IllegalStateException("no hash for block " + decided.height());
        }
        return fate(decided, hash);
    }

    /**
     * Whether a command that was in a write of unknown end is not known any more, because its time has passed since: it may
     * have been decided, and "not decided" could be untrue.
     */
    static <C> boolean isUncertain(InputQueue.Waiting<C> waiting, Verdict verdict) {
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
