package io.quoin.persistence.journal;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.BlockHeader;
import io.quoin.protocol.journal.Incarnation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.EventSeq;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.RecoveryFailed;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;

/** A behavior on the real journal plugin whose blocks are texts: it remembers what it recovered, and appends. */
final class Notebook extends EventSourcedBehavior<Notebook.Write, Notebook.Page, Notebook.Book> {
    /** What it says of itself. */
    sealed interface Said {}

    /** Recovery has ended here. */
    record Recovered(Book book, long sequenceNumber) implements Said {}

    /** Recovery has failed. */
    record Failed(Throwable reason) implements Said {}

    /** A page is durable. */
    record Written(long height, BlockHash hash) implements Said {}

    /** Append this text as a block of this incarnation. */
    record Write(long incarnation, String text) {}

    /** One block. */
    record Page(BlockHeader header, String text) {}

    /** Where it stands, and the texts it was recovered from. */
    record Book(long height, BlockHash head, List<String> texts) {
        Book with(Page page) {
            List<String> more = new ArrayList<>(texts);
            more.add(page.text());
            return new Book(height + 1, page.header().hash(), more);
        }
    }

    private final ActorContext<Write> context;
    private final ActorRef<Said> listener;

    static Behavior<Write> create(Address self, ActorRef<Said> listener) {
        return Behaviors.setup(context -> new Notebook(context, self, listener));
    }

    private Notebook(ActorContext<Write> context, Address self, ActorRef<Said> listener) {
        super(PersistenceId.ofUniqueId(self.persistenceId()));
        this.context = context;
        this.listener = listener;
    }

    @Override
    public Book emptyState() {
        return new Book(0, BlockHash.GENESIS, List.of());
    }

    @Override
    public CommandHandler<Write, Page, Book> commandHandler() {
        return (book, write) -> {
            byte[] bytes = write.text().getBytes(StandardCharsets.UTF_8);
            BlockHash hash = BlockHash.chain(book.head(), bytes);
            BlockHeader header = new BlockHeader(1, new Incarnation(write.incarnation(), 1), book.head(), hash);
            return Effect()
                    .persist(new Page(header, write.text()))
                    .thenRun(after -> listener.tell(new Written(after.height(), after.head())));
        };
    }

    @Override
    public EventHandler<Book, Page> eventHandler() {
        return (book, page) -> {
            if (!page.header().previous().equals(book.head())) {
                throw new IllegalStateException(
                        "page " + (book.height() + 1) + " '" + page.text() + "' does not follow");
            }
            return book.with(page);
        };
    }

    @Override
    public SignalHandler<Book> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(
                        RecoveryCompleted.instance(),
                        book -> listener.tell(new Recovered(book, lastSequenceNumber(context))))
                .onSignal(RecoveryFailed.class, (book, signal) -> listener.tell(new Failed(signal.getFailure())))
                .build();
    }

    @Override
    public EventAdapter<Page, byte[]> eventAdapter() {
        return new EventAdapter<>() {
            @Override
            public byte[] toJournal(Page page) {
                return page.text().getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public String manifest(Page page) {
                return page.header().toString();
            }

            @Override
            public EventSeq<Page> fromJournal(byte[] bytes, String manifest) {
                return EventSeq.single(
                        new Page(BlockHeader.parse(manifest), new String(bytes, StandardCharsets.UTF_8)));
            }
        };
    }

    @Override
    public SnapshotAdapter<Book> snapshotAdapter() {
        return new SnapshotAdapter<>() {
            @Override
            public Object toJournal(Book book) {
                return (book.height() + " " + book.head()).getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public Book fromJournal(Object stored) {
                String[] parts = new String((byte[]) stored, StandardCharsets.UTF_8).split(" ");
                return new Book(Long.parseLong(parts[0]), BlockHash.parse(parts[1]), List.of());
            }
        };
    }
}
