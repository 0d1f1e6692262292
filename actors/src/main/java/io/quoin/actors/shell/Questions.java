package io.quoin.actors.shell;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.CommandRefusal;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.port.FateArchive;
import io.quoin.protocol.port.NodeMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/**
 * What an entity is asked: views, fingerprints and fates. Questions wait for the next batch and are answered from the state
 * after it; a fate that the state does not keep any more is searched in the journal.
 */
final class Questions {
    /** A question with whom to answer. The time until which a command was valid matters to its fate only. */
    private record Waiting(CoreCommand.Read read, long validUntilMillis, ActorRef<NodeMessage> replyTo) {}

    /** A fate that is searched in the journal, for those who asked for it or for those who sent the command. */
    private record Search(CommandId id, long validUntilMillis, boolean isForAnswer) {}

    /** What the journal says of a fate. */
    record FateFound(
            Search search,
            @Nullable Optional<Fate> fate,
            @Nullable Throwable failure) implements EntityMessage {}

    private final ActorContext<EntityMessage> context;
    private final Address self;
    private final FateArchive archive;
    private final int waitingMax;
    private List<Waiting> waiting = new ArrayList<>();
    private List<Waiting> inFlight = List.of();

    /**
     * Who waits for which search. Whoever gets no answer in time asks again, so the same is asked again and again while the
     * journal is slow; it is searched once, or the searches would never catch up with the questions.
     */
    private final Map<Search, List<ActorRef<NodeMessage>>> searching = new HashMap<>();

    private int searchersWaiting;

    Questions(ActorContext<EntityMessage> context, Address self, FateArchive archive, int waitingMax) {
        this.context = context;
        this.self = self;
        this.archive = archive;
        this.waitingMax = waitingMax;
    }

    // ---- asking -----------------------------------------------------------------------------------------------------

    /** Takes a question to the state, or tells who asked why not. */
    void ask(CoreCommand.Read read, ActorRef<NodeMessage> replyTo, @Nullable CommandRefusal closed) {
        ask(new Waiting(read, 0, replyTo), closed);
    }

    /** Takes the question of a fate, or tells who asked why not. Returns whether it was taken. */
    boolean askFate(NodeMessage.AskFate ask, ActorRef<NodeMessage> replyTo, @Nullable CommandRefusal closed) {
        return ask(new Waiting(new CoreCommand.FateOf(ask.id()), ask.validUntilMillis(), replyTo), closed);
    }

    private boolean ask(Waiting question, @Nullable CommandRefusal closed) {
        CommandRefusal rule = closed == null && waiting.size() >= waitingMax ? CommandRefusal.QUEUE_FULL : closed;
        if (rule != null) {
            question.replyTo().tell(new NodeMessage.NotLooked(rule.sentence()));
            return false;
        }
        waiting.add(question);
        return true;
    }

    boolean areWaiting() {
        return !waiting.isEmpty();
    }

    /** All that wait, for the next batch. */
    List<CoreCommand.Read> take() {
        inFlight = waiting;
        waiting = new ArrayList<>();
        return inFlight.stream().map(Waiting::read).toList();
    }

    /** The batch was lost: its questions wait again, first. */
    void putBack() {
        List<Waiting> again = new ArrayList<>(inFlight);
        again.addAll(waiting);
        waiting = again;
        inFlight = List.of();
    }

    /** Tells all who wait that they will not be answered. */
    void refuseAll(CommandRefusal rule) {
        waiting.forEach(question -> question.replyTo().tell(new NodeMessage.NotLooked(rule.sentence())));
        waiting.clear();
    }

    // ---- answering --------------------------------------------------------------------------------------------------

    /** The answers to the questions of a batch, as far as the state has them. */
    List<Parcel.Letter> answers(CoreReport.Written written) {
        List<Parcel.Letter> letters = new ArrayList<>(written.reads().size());
        for (int i = 0; i < written.reads().size(); i++) {
            Waiting question = inFlight.get(i);
            CoreReport.ReadAnswer answer = written.reads().get(i);
            if (answer instanceof CoreReport.Looked looked) {
                letters.add(new Parcel.Letter(question.replyTo(), new NodeMessage.Looked(looked.seen())));
            } else if (answer instanceof CoreReport.Unanswerable not) {
                letters.add(new Parcel.Letter(question.replyTo(), new NodeMessage.NotLooked(not.reason())));
            } else if (answer instanceof CoreReport.Fingerprinted print) {
                letters.add(new Parcel.Letter(question.replyTo(), new NodeMessage.Fingerprinted(print.fingerprint())));
            } else if (answer instanceof CoreReport.FateKept kept && question.read() instanceof CoreCommand.FateOf of) {
                letters.addAll(fateLetter(of.id(), question, kept, written.standing()));
            }
        }
        inFlight = List.of();
        return letters;
    }

    private List<Parcel.Letter> fateLetter(
            CommandId id, Waiting question, CoreReport.FateKept kept, CoreReport.Standing now) {
        if (kept.kept() != null && kept.hash() != null) {
            Fate fate = Letters.fate(kept.kept(), kept.hash());
            return List.of(new Parcel.Letter(question.replyTo(), new NodeMessage.FateKnown(id, fate)));
        }
        if (now.engineTimeMillis() <= question.validUntilMillis()) {
            return List.of(new Parcel.Letter(question.replyTo(), new NodeMessage.FateKnown(id, new Fate.Unknown())));
        }
        boolean isTaken = search(new Search(id, question.validUntilMillis(), false), question.replyTo());
        return isTaken
                ? List.of()
                : List.of(new Parcel.Letter(
                        question.replyTo(), new NodeMessage.NotLooked(CommandRefusal.QUEUE_FULL.sentence())));
    }

    // ---- searching the journal --------------------------------------------------------------------------------------

    /**
     * Searches the journal for a command that may have been decided, and answers its sender. If too many wait for the journal
     * already, nobody is answered: the sender hands in again.
     */
    <C> void search(InputQueue.Waiting<C> command) {
        Ticket ticket = Letters.ticket(command.input());
        ActorRef<NodeMessage> replyTo = command.replyTo();
        if (ticket != null && replyTo != null) {
            search(new Search(ticket.id(), ticket.validUntilMillis(), true), replyTo);
        }
    }

    /** Returns whether it will be answered. */
    private boolean search(Search search, ActorRef<NodeMessage> replyTo) {
        if (searchersWaiting >= waitingMax) {
            return false;
        }
        searchersWaiting++;
        List<ActorRef<NodeMessage>> others = searching.get(search);
        if (others != null) {
            others.add(replyTo);
            return true;
        }
        searching.put(search, new ArrayList<>(List.of(replyTo)));
        context.pipeToSelf(
                archive.find(self, search.id(), search.validUntilMillis()),
                (fate, failure) -> new FateFound(search, fate, failure));
        return true;
    }

    /** What to tell because of what the journal said; nothing if it could not be read. */
    List<Parcel.Letter> answers(FateFound found) {
        Search search = found.search();
        List<ActorRef<NodeMessage>> askers = searching.remove(search);
        if (askers == null) {
            throw new IllegalStateException(self + " searched for " + search.id() + " and nobody had asked");
        }
        searchersWaiting -= askers.size();
        Optional<Fate> searched = found.fate();
        if (searched == null) {
            context.getLog().warn("{}: the journal could not be searched for {}", self, search.id(), found.failure());
            if (!search.isForAnswer()) {
                askers.forEach(
                        asker -> asker.tell(new NodeMessage.NotLooked("the journal could not be searched: ask again")));
            }
            return List.of();
        }
        Fate fate = searched.orElseGet(Fate.Never::new);
        NodeMessage message = search.isForAnswer()
                ? new NodeMessage.Answered(new Answer(self, search.id(), fate, false))
                : new NodeMessage.FateKnown(search.id(), fate);
        return askers.stream().map(asker -> new Parcel.Letter(asker, message)).toList();
    }
}
