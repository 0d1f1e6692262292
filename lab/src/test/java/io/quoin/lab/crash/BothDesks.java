package io.quoin.lab.crash;

import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.port.EntityDesk;
import io.quoin.protocol.port.Fingerprint;
import io.quoin.protocol.port.Seen;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Hands every command in at two desks at once, as if two clusters were one. Whatever either of them says for good is noted, so
 * that a fork which is acknowledged on both sides cannot hide behind the first answer.
 */
final class BothDesks<C, Q, V> implements EntityDesk<C, Q, V> {
    private final EntityDesk<C, Q, V> one;
    private final EntityDesk<C, Q, V> other;
    private final Witness witness;

    /** Hears every final fate, the first answer and the second. */
    interface Witness {
        void saw(String entity, CommandId id, Fate fate);
    }

    BothDesks(EntityDesk<C, Q, V> one, EntityDesk<C, Q, V> other, Witness witness) {
        this.one = one;
        this.other = other;
        this.witness = witness;
    }

    @Override
    public CompletionStage<Answer> submit(String entityId, CommandId id, long validUntilMillis, C command) {
        CompletableFuture<Answer> first =
                one.submit(entityId, id, validUntilMillis, command).toCompletableFuture();
        CompletableFuture<Answer> second =
                other.submit(entityId, id, validUntilMillis, command).toCompletableFuture();
        return better(
                first.thenApply(answer -> seen(entityId, answer)),
                second.thenApply(answer -> seen(entityId, answer)),
                answer -> CarefulClient.isFinal(answer.fate()));
    }

    private Answer seen(String entityId, Answer answer) {
        if (CarefulClient.isFinal(answer.fate())) {
            witness.saw(entityId, answer.id(), answer.fate());
        }
        return answer;
    }

    @Override
    public CompletionStage<Fate> fate(String entityId, CommandId id, long validUntilMillis) {
        CompletableFuture<Fate> first = one.fate(entityId, id, validUntilMillis).toCompletableFuture();
        CompletableFuture<Fate> second =
                other.fate(entityId, id, validUntilMillis).toCompletableFuture();
        return better(
                first.thenApply(fate -> seen(entityId, id, fate)),
                second.thenApply(fate -> seen(entityId, id, fate)),
                CarefulClient::isFinal);
    }

    private Fate seen(String entityId, CommandId id, Fate fate) {
        if (CarefulClient.isFinal(fate)) {
            witness.saw(entityId, id, fate);
        }
        return fate;
    }

    @Override
    public CompletionStage<Seen<V>> look(String entityId, Q query) {
        return better(
                one.look(entityId, query).toCompletableFuture(),
                other.look(entityId, query).toCompletableFuture(),
                seen -> true);
    }

    @Override
    public CompletionStage<Fingerprint> fingerprint(String entityId) {
        return better(
                one.fingerprint(entityId).toCompletableFuture(),
                other.fingerprint(entityId).toCompletableFuture(),
                print -> true);
    }

    private interface Judge<T> {
        boolean isGood(T value);
    }

    /** The first good answer, else the last answer, whatever it is. */
    private static <T> CompletionStage<T> better(
            CompletableFuture<T> first, CompletableFuture<T> second, Judge<T> judge) {
        CompletableFuture<T> result = new CompletableFuture<>();
        CompletableFuture<Void> both = CompletableFuture.allOf(
                first.thenAccept(value -> completeIfGood(result, value, judge)).exceptionally(failure -> null),
                second.thenAccept(value -> completeIfGood(result, value, judge)).exceptionally(failure -> null));
        both.whenComplete((done, never) -> {
            CompletableFuture<T> last = first.isCompletedExceptionally() ? second : first;
            last.whenComplete((value, failure) -> {
                if (failure == null) {
                    result.complete(value);
                } else {
                    result.completeExceptionally(failure);
                }
            });
        });
        return result;
    }

    private static <T> void completeIfGood(CompletableFuture<T> result, T value, Judge<T> judge) {
        if (judge.isGood(value)) {
            result.complete(value);
        }
    }
}
