package io.quoin.actors.shell.testing;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.port.FateArchive;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Finds fates in the live rows of the journal in memory. */
public final class JournalArchive implements FateArchive {
    private static final long WINDOW_MILLIS = 60_000;

    private final JournalRows journal;
    private final AtomicInteger searches = new AtomicInteger();
    private final AtomicInteger searchesToFail = new AtomicInteger();
    private final AtomicReference<CompletableFuture<Boolean>> gate =
            new AtomicReference<>(CompletableFuture.completedFuture(true));

    JournalArchive(JournalRows journal) {
        this.journal = journal;
    }

    /** How often it was asked. */
    public int searches() {
        return searches.get();
    }

    /** The next searches fail. */
    public void fail(int count) {
        searchesToFail.set(count);
    }

    /** From now on searches wait until {@link #letGo}. */
    public void hold() {
        gate.set(new CompletableFuture<>());
    }

    /** Those that wait, and all later ones, are answered. */
    public void letGo() {
        gate.get().complete(true);
    }

    @Override
    public CompletionStage<Optional<Fate>> find(Address entity, CommandId id, long validUntilMillis) {
        searches.incrementAndGet();
        if (searchesToFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return CompletableFuture.failedFuture(new IllegalStateException("the journal cannot be reached"));
        }
        return gate.get().thenApply(open -> search(entity, id, validUntilMillis));
    }

    private Optional<Fate> search(Address entity, CommandId id, long validUntilMillis) {
        for (JournalRows.Row row : journal.live(entity)) {
            Block<CounterEvent> block = CounterCodecs.BLOCKS.decode(row.bytes());
            long time = block.engineTimeMillis();
            if (time > validUntilMillis || time < validUntilMillis - WINDOW_MILLIS) {
                continue;
            }
            int index = 0;
            for (Entry<CounterEvent> entry : block.entries()) {
                if (entry.cause() instanceof Cause.Command command
                        && command.ticket().id().equals(id)) {
                    return Optional.of(
                            command.outcome() instanceof Outcome.Refused refused
                                    ? new Fate.Refused(
                                            row.height(), index, row.header().hash(), refused.name(), refused.detail())
                                    : new Fate.Applied(
                                            row.height(), index, row.header().hash()));
                }
                index++;
            }
        }
        return Optional.empty();
    }
}
