package io.quoin.http.server;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.port.EntityDesk;
import io.quoin.protocol.port.Fingerprint;
import io.quoin.protocol.port.Seen;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;

/** A desk that notes what is handed in and answers as a test says. */
final class FakeDesk<C, Q, V> implements EntityDesk<C, Q, V> {
    static final Fate APPLIED = new Fate.Applied(7, 2, BlockHash.ofContent(new byte[] {1}));

    record Handed<C>(String entity, CommandId id, long validUntilMillis, C command) {}

    final List<Handed<C>> handed = new CopyOnWriteArrayList<>();
    private final String type;
    private final BiFunction<String, Q, V> views;
    volatile Fate fate = APPLIED;
    volatile boolean isSilent;
    volatile boolean isRepeat;

    FakeDesk(String type, BiFunction<String, Q, V> views) {
        this.type = type;
        this.views = views;
    }

    /** The only command that was handed in. */
    Handed<C> only() {
        if (handed.size() != 1) {
            throw new AssertionError("one command is expected: " + handed);
        }
        return handed.get(0);
    }

    @Override
    public CompletionStage<Answer> submit(String entityId, CommandId id, long validUntilMillis, C command) {
        handed.add(new Handed<>(entityId, id, validUntilMillis, command));
        return answer(new Answer(new Address(type, entityId), id, fate, isRepeat));
    }

    @Override
    public CompletionStage<Fate> fate(String entityId, CommandId id, long validUntilMillis) {
        return answer(fate);
    }

    @Override
    public CompletionStage<Seen<V>> look(String entityId, Q query) {
        return answer(new Seen<>(views.apply(entityId, query), 7, BlockHash.GENESIS, 1_000));
    }

    @Override
    public CompletionStage<Fingerprint> fingerprint(String entityId) {
        throw new UnsupportedOperationException("the edge asks for no fingerprint");
    }

    private <T> CompletionStage<T> answer(T value) {
        return isSilent
                ? CompletableFuture.failedStage(new TimeoutException("silent"))
                : CompletableFuture.completedStage(value);
    }
}
