package io.quoin.actors.shell;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.port.EntityDesk;
import io.quoin.protocol.port.Fingerprint;
import io.quoin.protocol.port.NodeMessage;
import io.quoin.protocol.port.Seen;
import io.quoin.protocol.port.WireCodec;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;

/** The desk of one entity type, handing everything to sharding. Waits as long as it was told, then completes with a time-out. */
public final class ShardedDesk<C, Q, V> implements EntityDesk<C, Q, V> {
    private final ActorSystem<?> system;
    private final String type;
    private final ActorRef<ShardingEnvelope<EntityMessage>> region;
    private final WireCodec<C> commands;
    private final Duration answerTimeout;

    ShardedDesk(
            ActorSystem<?> system,
            String type,
            ActorRef<ShardingEnvelope<EntityMessage>> region,
            WireCodec<C> commands,
            Duration answerTimeout) {
        this.system = system;
        this.type = type;
        this.region = region;
        this.commands = commands;
        this.answerTimeout = answerTimeout;
    }

    @Override
    public CompletionStage<Answer> submit(String entityId, CommandId id, long validUntilMillis, C command) {
        Ticket ticket = new Ticket(id, validUntilMillis, ContentHash.of(commands.encode(command)));
        return ask(entityId, new NodeMessage.Submit(new Address(type, entityId), ticket, command))
                .thenApply(reply -> expect(reply, NodeMessage.Answered.class).answer());
    }

    @Override
    public CompletionStage<Fate> fate(String entityId, CommandId id, long validUntilMillis) {
        return ask(entityId, new NodeMessage.AskFate(new Address(type, entityId), id, validUntilMillis))
                .thenApply(reply -> expect(reply, NodeMessage.FateKnown.class).fate());
    }

    @Override
    public CompletionStage<Seen<V>> look(String entityId, Q query) {
        return ask(entityId, new NodeMessage.Look(new Address(type, entityId), query))
                .thenApply(reply -> seen(expect(reply, NodeMessage.Looked.class)));
    }

    @Override
    public CompletionStage<Fingerprint> fingerprint(String entityId) {
        return ask(entityId, new NodeMessage.AskFingerprint(new Address(type, entityId)))
                .thenApply(
                        reply -> expect(reply, NodeMessage.Fingerprinted.class).fingerprint());
    }

    private CompletionStage<NodeMessage> ask(String entityId, NodeMessage message) {
        return AskPattern.ask(
                region,
                (ActorRef<NodeMessage> replyTo) ->
                        new ShardingEnvelope<>(entityId, new EntityMessage.Request(message, replyTo)),
                answerTimeout,
                system.scheduler());
    }

    private Seen<V> seen(NodeMessage.Looked looked) {
        Seen<Object> seen = looked.seen();
        @SuppressWarnings("unchecked") // The entity of this type answers its own queries.
        V view = (V) seen.view();
        return new Seen<>(view, seen.height(), seen.head(), seen.engineTimeMillis());
    }

    private static <T extends NodeMessage> T expect(NodeMessage reply, Class<T> type) {
        if (type.isInstance(reply)) {
            return type.cast(reply);
        }
        if (reply instanceof NodeMessage.NotLooked not) {
            throw new NotAnsweredException(not.reason());
        }
        throw new IllegalStateException("expected " + type.getSimpleName() + ", got " + reply);
    }
}
