package io.quoin.lab.bench;

import io.quoin.actors.shell.EntityMessage;
import io.quoin.lab.bench.RestingOrders.Resting;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketKind;
import io.quoin.protocol.market.OrderRef;
import io.quoin.protocol.market.OrderType;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.TimeInForce;
import io.quoin.protocol.port.NodeMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;

/**
 * The client of one market. Sends at a pace, on behalf of all accounts in turn: of ten commands six place an order that rests,
 * three cancel one that rests, and one crosses, which trades with the order that is first. So many answers may be
 * outstanding, no more: then it falls behind its pace, and what it could not send it never sends. When the round is over it
 * cancels what rests and waits for all answers.
 *
 * <p>How long an answer took is counted from the moment at which the pace wanted the command sent.
 */
final class TradingLane extends AbstractBehavior<Object> {
    private static final long LATENCY_MICROS_MAX = TimeUnit.MINUTES.toMicros(1);
    private static final int LATENCY_DIGITS = 2;
    private static final Duration BEAT = Duration.ofMillis(2);
    private static final int PERCENT = 100;
    private static final int PLACES_PERCENT = 60;
    private static final int CANCELS_PERCENT = 30;
    private static final long ORDER_LOTS = 10_000;

    /** Time has passed. */
    private enum Beat {
        BEAT
    }

    /**
     * What a lane is to do.
     *
     * @param run makes the client ids differ from those of other rounds
     * @param perSecond the pace
     * @param window answers outstanding at most
     */
    record Task(InstrumentTerms terms, String run, long seed, double perSecond, int window, long validForMillis) {}

    /**
     * What became of it, while it was measured.
     *
     * @param kinds how many places, cancels and crossing orders were sent
     * @param refused how many were answered anything but APPLIED, by name; over the whole of the round
     */
    record Outcome(long[] kinds, Histogram latencyMicros, Map<String, Long> refused) {}

    private record Pending(long wantedNanos, boolean isMeasured, Resting order, boolean isPlacing) {}

    private final TradingNode node;
    private final Task task;
    private final Meter meter;
    private final CompletableFuture<Outcome> done;
    private final SplittableRandom dice;
    private final RestingOrders resting = new RestingOrders();
    private final Map<CommandId, Pending> pending = new HashMap<>();
    private final Histogram latencyMicros = new Histogram(LATENCY_MICROS_MAX, LATENCY_DIGITS);
    private final Map<String, Long> refused = new TreeMap<>();
    private final long[] kinds = new long[3];
    private final double nanosEach;
    private double nextNanos;
    private long sent;

    static Behavior<Object> create(TradingNode node, Task task, Meter meter, CompletableFuture<Outcome> done) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(Beat.BEAT, BEAT);
            return new TradingLane(context, node, task, meter, done);
        }));
    }

    private TradingLane(
            ActorContext<Object> context, TradingNode node, Task task, Meter meter, CompletableFuture<Outcome> done) {
        super(context);
        this.node = node;
        this.task = task;
        this.meter = meter;
        this.done = done;
        this.dice = new SplittableRandom(task.seed());
        this.nanosEach = 1e9 / task.perSecond();
        this.nextNanos = System.nanoTime();
    }

    @Override
    public Receive<Object> createReceive() {
        return newReceiveBuilder()
                .onMessage(NodeMessage.Answered.class, this::onAnswered)
                .onMessage(Beat.class, beat -> next())
                .build();
    }

    // ---- sending ----------------------------------------------------------------------------------------------------

    private Behavior<Object> next() {
        if (meter.isRunning()) {
            sendDue();
            return this;
        }
        while (resting.size() > 0 && pending.size() < task.window()) {
            cancel(resting.draw(dice), System.nanoTime(), false);
        }
        if (pending.isEmpty() && resting.size() == 0) {
            done.complete(new Outcome(kinds, latencyMicros, refused));
            return Behaviors.stopped();
        }
        return this;
    }

    private void sendDue() {
        long now = System.nanoTime();
        while (nextNanos <= now && pending.size() < task.window()) {
            send((long) nextNanos);
            nextNanos += nanosEach;
        }
        if (pending.size() >= task.window()) {
            nextNanos = Math.max(nextNanos, now); // The pace is too much.
        }
    }

    private void send(long wantedNanos) {
        boolean isMeasured = meter.isMeasuring();
        int roll = dice.nextInt(PERCENT);
        Side side = dice.nextBoolean() ? Side.BUY : Side.SELL;
        if (roll < PLACES_PERCENT
                || resting.size() == 0
                || (roll >= PLACES_PERCENT + CANCELS_PERCENT && !resting.has(side))) {
            kinds[0] += isMeasured ? 1 : 0;
            place(side, wantedNanos, isMeasured);
        } else if (roll < PLACES_PERCENT + CANCELS_PERCENT) {
            kinds[1] += isMeasured ? 1 : 0;
            cancel(resting.draw(dice), wantedNanos, isMeasured);
        } else {
            kinds[2] += isMeasured ? 1 : 0;
            cross(side, wantedNanos, isMeasured);
        }
    }

    private void place(Side side, long wantedNanos, boolean isMeasured) {
        int level = dice.nextInt(RestingOrders.LEVELS);
        int account = dice.nextInt(node.accountCount());
        long away = 2L + level;
        long ticks = TradingNode.INDEX_STEPS + (side == Side.BUY ? -away : away);
        Resting order = new Resting(account, clientId(), side, level);
        resting.add(order);
        submit(
                account,
                order.clientId(),
                order(account, side, ticks, TimeInForce.GOOD_TIL_CANCELLED),
                new Pending(wantedNanos, isMeasured, order, true));
    }

    private void cancel(Resting order, long wantedNanos, boolean isMeasured) {
        resting.remove(order);
        submit(
                order.account(),
                clientId(),
                new MarketCommand.Cancel(node.key(order.account()), OrderRef.of(order.clientId())),
                new Pending(wantedNanos, isMeasured, order, false));
    }

    /** Trades with the first order of this side, whole. */
    private void cross(Side makers, long wantedNanos, boolean isMeasured) {
        Resting maker = resting.first(makers);
        if (maker == null) {
            throw new IllegalStateException("there is no order to cross");
        }
        resting.remove(maker);
        int account = dice.nextInt(node.accountCount() - 1);
        account += account >= maker.account() ? 1 : 0; // Nobody trades with himself.
        long away = 2L + RestingOrders.LEVELS;
        long ticks = TradingNode.INDEX_STEPS + (makers == Side.BUY ? -away : away);
        Side side = makers == Side.BUY ? Side.SELL : Side.BUY;
        submit(
                account,
                clientId(),
                order(account, side, ticks, TimeInForce.IMMEDIATE_OR_CANCEL),
                new Pending(wantedNanos, isMeasured, maker, false));
    }

    private MarketCommand order(int account, Side side, long ticks, TimeInForce force) {
        return new MarketCommand.Place(
                node.key(account),
                side,
                OrderType.LIMIT,
                task.terms().price(ticks),
                task.terms().size(ORDER_LOTS),
                force,
                false,
                false,
                "");
    }

    private String clientId() {
        sent++;
        return task.run() + Long.toString(sent, Character.MAX_RADIX);
    }

    private void submit(int account, String clientId, MarketCommand command, Pending what) {
        CommandId id = new CommandId(node.account(account), clientId);
        ContentHash content = ContentHash.of(node.commands().encode(command));
        Ticket ticket = new Ticket(id, System.currentTimeMillis() + task.validForMillis(), content);
        pending.put(id, what);
        Address market = new Address(MarketKind.TYPE, task.terms().name());
        NodeMessage.Submit submit = new NodeMessage.Submit(market, ticket, command);
        node.markets()
                .tell(new ShardingEnvelope<>(
                        market.id(),
                        new EntityMessage.Request(submit, getContext().getSelf().narrow())));
    }

    // ---- answers ----------------------------------------------------------------------------------------------------

    private Behavior<Object> onAnswered(NodeMessage.Answered message) {
        Answer answer = message.answer();
        Pending what = pending.remove(answer.id());
        if (what == null) {
            throw new IllegalStateException(answer.id() + " was answered and never sent");
        }
        if (answer.fate() instanceof Fate.Applied) {
            meter.count();
            if (what.isMeasured()) {
                long micros = (System.nanoTime() - what.wantedNanos()) / 1_000;
                latencyMicros.recordValue(Math.max(0, Math.min(micros, LATENCY_MICROS_MAX)));
            }
        } else {
            refused.merge(nameOf(answer.fate()), 1L, Long::sum);
            if (what.isPlacing()) {
                resting.remove(what.order());
            }
        }
        return next();
    }

    private static String nameOf(Fate fate) {
        if (fate instanceof Fate.NotDecided not) {
            return not.name();
        }
        return fate instanceof Fate.Refused refusal
                ? refusal.name()
                : fate.getClass().getSimpleName();
    }
}
