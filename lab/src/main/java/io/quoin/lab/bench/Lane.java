package io.quoin.lab.bench;

import io.quoin.actors.shell.EntityMessage;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.port.NodeMessage;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.jspecify.annotations.Nullable;

/**
 * A client of one entity: keeps so many commands in flight, sends the next for each answer, and stops when the round is
 * over and everything is answered. An entity answers in order; anything else is a fault, and the lane says so.
 */
final class Lane<C> extends AbstractBehavior<NodeMessage> {
    private static final long LATENCY_MICROS_MAX = TimeUnit.MINUTES.toMicros(1);
    private static final int LATENCY_DIGITS = 2;
    private static final int AMOUNT_MAX = 7;

    /**
     * What a lane is to do.
     *
     * @param entity who is added to
     * @param accounts on whose behalf the commands come, in turn
     * @param run makes the client ids differ from those of other lanes and rounds
     * @param window commands in flight
     * @param validForMillis how far ahead {@code valid_until} is
     */
    record Task(Address entity, String[] accounts, String run, int window, long validForMillis) {
        @Override
        public String toString() {
            return "lane of " + entity;
        }
    }

    /**
     * What became of it.
     *
     * @param acknowledged commands answered APPLIED, and the sum of their amounts
     * @param blocks the blocks of those that were measured
     * @param refused how many were answered anything else, by name
     * @param fault a sentence if answers came that cannot be
     */
    record Outcome(
            Address entity,
            long acknowledged,
            long sum,
            long measured,
            long blocks,
            Histogram latencyMicros,
            Map<String, Long> refused,
            @Nullable String fault) {}

    private final Task task;
    private final Meter meter;
    private final BenchNode<C> node;
    private final ActorRef<ShardingEnvelope<EntityMessage>> region;
    private final CompletableFuture<Outcome> done;
    private final CommandId[] ids;
    private final long[] amounts;
    private final long[] sentNanos;
    private final Histogram latencyMicros = new Histogram(LATENCY_MICROS_MAX, LATENCY_DIGITS);
    private final Map<String, Long> refused = new TreeMap<>();

    private long sent;
    private long answered;
    private long acknowledged;
    private long sum;
    private long measured;
    private long blocks;
    private long lastHeight;
    private @Nullable String fault;

    static <C> Behavior<NodeMessage> create(
            Task task, Meter meter, BenchNode<C> node, CompletableFuture<Outcome> done) {
        return Behaviors.setup(context -> {
            Lane<C> lane = new Lane<>(context, task, meter, node, done);
            for (int i = 0; i < task.window(); i++) {
                lane.send();
            }
            return lane;
        });
    }

    private Lane(
            ActorContext<NodeMessage> context,
            Task task,
            Meter meter,
            BenchNode<C> node,
            CompletableFuture<Outcome> done) {
        super(context);
        this.task = task;
        this.meter = meter;
        this.node = node;
        this.region = node.region();
        this.done = done;
        this.ids = new CommandId[task.window()];
        this.amounts = new long[task.window()];
        this.sentNanos = new long[task.window()];
    }

    @Override
    public Receive<NodeMessage> createReceive() {
        return newReceiveBuilder()
                .onMessage(NodeMessage.Answered.class, this::onAnswered)
                .build();
    }

    private void send() {
        int slot = (int) (sent % task.window());
        String account = task.accounts()[(int) (sent % task.accounts().length)];
        CommandId id = new CommandId(account, task.run() + Long.toString(sent, Character.MAX_RADIX));
        long amount = 1 + sent % AMOUNT_MAX;
        C command = node.adding(amount);
        ContentHash content = ContentHash.of(node.commands().encode(command));
        Ticket ticket = new Ticket(id, System.currentTimeMillis() + task.validForMillis(), content);
        ids[slot] = id;
        amounts[slot] = amount;
        sentNanos[slot] = System.nanoTime();
        sent++;
        NodeMessage.Submit submit = new NodeMessage.Submit(task.entity(), ticket, command);
        region.tell(new ShardingEnvelope<>(
                task.entity().id(),
                new EntityMessage.Request(submit, getContext().getSelf())));
    }

    private Behavior<NodeMessage> onAnswered(NodeMessage.Answered message) {
        Answer answer = message.answer();
        int slot = (int) (answered % task.window());
        answered++;
        if (!answer.id().equals(ids[slot])) {
            fault = task.entity() + " answered " + answer.id() + " where " + ids[slot] + " was next";
        }
        if (answer.fate() instanceof Fate.Applied applied) {
            acknowledged++;
            sum += amounts[slot];
            meter.count();
            if (meter.isMeasuring()) {
                measure(applied, System.nanoTime() - sentNanos[slot]);
            }
        } else {
            refused.merge(nameOf(answer.fate()), 1L, Long::sum);
        }
        if (meter.isRunning() && fault == null) {
            send();
        } else if (answered == sent || fault != null) {
            done.complete(
                    new Outcome(task.entity(), acknowledged, sum, measured, blocks, latencyMicros, refused, fault));
            return Behaviors.stopped();
        }
        return this;
    }

    private void measure(Fate.Applied applied, long nanos) {
        measured++;
        latencyMicros.recordValue(Math.min(nanos / 1_000, LATENCY_MICROS_MAX));
        if (applied.height() != lastHeight) {
            lastHeight = applied.height();
            blocks++;
        }
    }

    private static String nameOf(Fate fate) {
        if (fate instanceof Fate.NotDecided not) {
            return not.name();
        }
        return fate instanceof Fate.Refused refused
                ? refused.name()
                : fate.getClass().getSimpleName();
    }
}
