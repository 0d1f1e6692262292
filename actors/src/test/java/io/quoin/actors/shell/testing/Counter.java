package io.quoin.actors.shell.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.fail;

import io.quoin.actors.shell.EntityMessage;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.port.Fingerprint;
import io.quoin.protocol.port.NodeMessage;
import io.quoin.protocol.port.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** A counter in the hands of a test: its front, a caller with a letter box, and its journal. */
public final class Counter {
    private static final Duration QUIET = Duration.ofMillis(1);
    private static final long VALID_FOR_MILLIS = 5_000;
    private static final String CALLER = "caller";

    private final ShellKit kit;
    private final Address address;
    private final TestProbe<NodeMessage> answers;
    private final AtomicInteger passivations = new AtomicInteger();
    private ActorRef<EntityMessage> front;
    private @Nullable NodeMessage peeked;

    Counter(ShellKit kit, Address address) {
        this.kit = kit;
        this.address = address;
        this.answers = kit.probe(NodeMessage.class);
        start();
    }

    // ---- living and dying -------------------------------------------------------------------------------------------

    /** Starts its front anew; the old one must be gone. */
    public void start() {
        front = kit.spawn(address, passivations::incrementAndGet);
        kit.post.open(address, front);
    }

    /** Stops the front at once, whatever it is doing. */
    public void crash() {
        kit.post.close(address);
        kit.actors().stop(front);
    }

    /** Crashes and starts again. */
    public void restart() {
        crash();
        start();
    }

    /** Asks the front to stop in peace. */
    public void askToStop() {
        front.tell(EntityMessage.Stop.STOP);
    }

    /** Waits until the front is gone. */
    public void expectGone() {
        answers.expectTerminated(front, Duration.ofSeconds(5));
    }

    /** Whom it asked to passivate it, how often. */
    public int passivations() {
        return passivations.get();
    }

    /** Its address. */
    public Address address() {
        return address;
    }

    /** The front. */
    public ActorRef<EntityMessage> front() {
        return front;
    }

    // ---- calling ----------------------------------------------------------------------------------------------------

    /** The ticket of this command, valid for the standard time. */
    public Ticket ticket(String id, CounterCommand command) {
        return ticket(id, command, kit.time.millis() + VALID_FOR_MILLIS);
    }

    /** The ticket of this command. */
    public Ticket ticket(String id, CounterCommand command, long validUntilMillis) {
        return new Ticket(
                id(id),
                validUntilMillis,
                ContentHash.of(CounterCodecs.ALL.commands().encode(command)));
    }

    /** A command id of the one caller. */
    public static CommandId id(String id) {
        return new CommandId(CALLER, id);
    }

    /** Hands in a command and does not wait. */
    public void submit(String id, CounterCommand command) {
        submit(ticket(id, command), command);
    }

    /** Hands in a command and does not wait. */
    public void submit(Ticket ticket, CounterCommand command) {
        tell(new NodeMessage.Submit(address, ticket, command));
    }

    /** Hands in an addition of one. */
    public void add(String id) {
        submit(id, new CounterCommand.Add(1));
    }

    /** Hands in a message with the caller's address. */
    public void tell(NodeMessage message) {
        front.tell(new EntityMessage.Request(message, answers.getRef()));
    }

    /** The next answer, whichever command it is to. */
    public Answer answer() {
        NodeMessage message = next();
        return assertInstanceOf(NodeMessage.Answered.class, message).answer();
    }

    /** The next so many answers. */
    public List<Answer> answers(int count) {
        List<Answer> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(answer());
        }
        return all;
    }

    /** Hands in a command and waits for its fate. */
    public Fate call(String id, CounterCommand command) {
        return call(ticket(id, command), command);
    }

    /** Hands in a command and waits for its fate. */
    public Fate call(Ticket ticket, CounterCommand command) {
        submit(ticket, command);
        Answer answer = answer();
        assertEquals(ticket.id(), answer.id());
        assertEquals(address, answer.entity());
        return answer.fate();
    }

    /** Adds one and expects it to be applied. */
    public Fate.Applied added(String id) {
        return assertInstanceOf(Fate.Applied.class, call(id, new CounterCommand.Add(1)));
    }

    /** Hands in a command and expects it to be applied. */
    public Fate.Applied applied(String id, CounterCommand command) {
        return assertInstanceOf(Fate.Applied.class, call(id, command));
    }

    /** Asks for the fate of a command and does not wait. */
    public void askFate(String id, long validUntilMillis) {
        tell(new NodeMessage.AskFate(address, id(id), validUntilMillis));
    }

    /** The fate of a command. */
    public Fate fate(String id, long validUntilMillis) {
        askFate(id, validUntilMillis);
        return nextFate();
    }

    /** The next answer to a question of fate. */
    public Fate nextFate() {
        NodeMessage message = next();
        return message instanceof NodeMessage.FateKnown known ? known.fate() : fail("not a fate: " + message);
    }

    /** Whatever the caller is told next. */
    public NodeMessage next() {
        NodeMessage first = peeked;
        peeked = null;
        return first == null ? answers.receiveMessage(Duration.ofSeconds(5)) : first;
    }

    /** Whether the caller has been told something, after a moment. */
    public boolean hasMail() {
        kit.quiet.await();
        if (peeked == null) {
            try {
                peeked = answers.receiveMessage(Duration.ofMillis(1));
            } catch (AssertionError nothing) {
                return false;
            }
        }
        return true;
    }

    /** Asks for a view and does not wait. */
    public void askView() {
        tell(new NodeMessage.Look(address, "view"));
    }

    /** What a reader sees. */
    public Seen<CounterState.View> look() {
        askView();
        return seen(next());
    }

    /** The view in this message. */
    public static Seen<CounterState.View> seen(NodeMessage message) {
        Seen<Object> seen = assertInstanceOf(NodeMessage.Looked.class, message).seen();
        return new Seen<>((CounterState.View) seen.view(), seen.height(), seen.head(), seen.engineTimeMillis());
    }

    /** What it has counted. */
    public long total() {
        return look().view().total();
    }

    /** The fingerprint of its live state. */
    public Fingerprint fingerprint() {
        tell(new NodeMessage.AskFingerprint(address));
        return assertInstanceOf(NodeMessage.Fingerprinted.class, next()).fingerprint();
    }

    /** Everybody has done what there was to do, and nothing has come to the caller. */
    public void expectNothing() {
        kit.quiet.await();
        answers.expectNoMessage(QUIET);
    }

    // ---- its journal ------------------------------------------------------------------------------------------------

    /** Its live blocks. */
    public List<Block<CounterEvent>> blocks() {
        return kit.journal.live(address).stream().map(Counter::block).toList();
    }

    /** The block of a row. */
    public static Block<CounterEvent> block(JournalRows.Row row) {
        return CounterCodecs.BLOCKS.decode(row.bytes());
    }

    /** The client ids that were decided in a block, in order. */
    public static List<String> ids(Block<CounterEvent> block) {
        List<String> ids = new ArrayList<>();
        for (Entry<CounterEvent> entry : block.entries()) {
            if (entry.cause() instanceof Cause.Command command) {
                ids.add(command.ticket().id().clientId());
            }
        }
        return ids;
    }

    /** The client ids that were decided in its live blocks, in order. */
    public List<String> decided() {
        return blocks().stream().flatMap(block -> ids(block).stream()).toList();
    }

    /** Whether everything it ever sent is confirmed in its live blocks. */
    public boolean isQuiet() {
        EntityState<CounterState> state = kit.kind.rules().initial(address);
        kit.journal
                .live(address)
                .forEach(row -> kit.kind.rules().apply(state, CounterCodecs.BLOCKS.open(row.bytes(), row.header())));
        return !state.channels().hasUnconfirmed();
    }

    /** How many entries of this cause its live blocks have. */
    public long causes(Class<? extends Cause> kind) {
        return blocks().stream()
                .flatMap(block -> block.entries().stream())
                .filter(entry -> kind.isInstance(entry.cause()))
                .count();
    }
}
