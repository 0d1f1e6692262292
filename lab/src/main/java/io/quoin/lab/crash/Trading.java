package io.quoin.lab.crash;

import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketLaw;
import io.quoin.protocol.market.OrderRef;
import io.quoin.protocol.market.OrderType;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.TimeInForce;
import io.quoin.protocol.port.EntityDesk;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import io.quoin.protocol.value.Rate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Clients that trade in one market, on behalf of accounts that are open: they place orders around the index, cross the book, and
 * cancel what they have placed. Some orders only rest, only reduce, must fill whole, are for too much, or expire soon.
 */
final class Trading implements AutoCloseable {
    /** What is traded. */
    static final InstrumentTerms TERMS = new InstrumentTerms(
            "BTC_USDC-PERPETUAL",
            "BTC_USDC",
            Assets.USDC,
            Price.parse("0.01", 2),
            Quantity.parse("0.000001", 6),
            Quantity.parse("0.000001", 6),
            Quantity.parse("1000", 6),
            Price.parse("10000", 2),
            Rate.parse("0.1"),
            Rate.parse("0.05"),
            Rate.parse("0.03"),
            Rate.ONE,
            Rate.parse("0.0002"),
            Rate.parse("0.0005"),
            1);

    private static final Money SESSION_LINE = Money.parse("200 USDC");
    private static final long VALID_MILLIS = 15_000;
    private static final long VALID_BRIEFLY_MILLIS = 1_200;
    private static final int LOTS_MAX = 400_000;
    private static final long LOTS_TOO_MANY = 999_000_000;
    private static final int PLACED_MAX = 40;
    private static final int RESTING_DISTANCE_MAX = 600;
    private static final int CROSSING_DISTANCE = 1_500;

    private final Clients<MarketCommand> clients;
    private final IndexFeed index;
    private final int accounts;
    private final long seed;

    /**
     * Trading that has not begun.
     *
     * @param accounts how many of the campaign's accounts trade
     * @param think how long a client waits before its next command
     */
    Trading(
            EntityDesk<MarketCommand, ?, ?> desk,
            History<MarketCommand> history,
            IndexFeed index,
            int accounts,
            long seed,
            Duration think) {
        this.clients = new Clients<>(desk, history, think);
        this.index = index;
        this.accounts = accounts;
        this.seed = seed;
    }

    Clients<MarketCommand> clients() {
        return clients;
    }

    /**
     * Creates the market and opens it, as the operator, and opens a session for each account that trades, so that its first orders
     * have a line; returns when all is acknowledged.
     */
    void open() {
        operate("create", new MarketCommand.Create(TERMS));
        operate("trade", new MarketCommand.SetState(InstrumentState.TRADING));
        List<CompletableFuture<Fate>> sessions = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            CommandId id = new CommandId(Traffic.account(i), "session");
            sessions.add(clients.sendSurely(
                    TERMS.name(), id, new MarketCommand.OpenSession(signer(id.account()), SESSION_LINE)));
        }
        Clients.requireApplied(sessions);
    }

    private void operate(String clientId, MarketCommand command) {
        CommandId id = new CommandId(MarketLaw.OPERATOR, clientId);
        Clients.requireApplied(List.of(clients.sendSurely(TERMS.name(), id, command)));
    }

    /** Lets so many clients loose. */
    void start(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add("t" + i);
        }
        clients.start(names, ~seed, (name, random) -> new Trader(random));
    }

    /** One client. It trades for any account, and knows which of its orders were accepted. */
    private final class Trader implements Clients.Habit<MarketCommand> {
        private final SplittableRandom random;
        private final ArrayDeque<CommandId> placed = new ArrayDeque<>();
        private @Nullable CommandId placing;

        Trader(SplittableRandom random) {
            this.random = random;
        }

        @Override
        public Clients.Wish<MarketCommand> next(String clientId) {
            int roll = random.nextInt(100);
            long valid = roll >= 95 ? VALID_BRIEFLY_MILLIS : VALID_MILLIS;
            CommandId mine = roll < 25 ? placed.pollFirst() : null;
            if (mine != null) {
                MarketCommand cancel = new MarketCommand.Cancel(signer(mine.account()), OrderRef.of(mine.clientId()));
                return new Clients.Wish<>(TERMS.name(), mine.account(), valid, cancel);
            }
            String account = Traffic.account(random.nextInt(accounts));
            placing = new CommandId(account, clientId);
            return new Clients.Wish<>(TERMS.name(), account, valid, order(signer(account), roll));
        }

        @Override
        public void told(Fate fate) {
            if (placing != null && fate instanceof Fate.Applied && placed.size() < PLACED_MAX) {
                placed.addLast(placing);
            }
            placing = null;
        }

        private MarketCommand order(KeyFingerprint by, int roll) {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            long lots = 1L + random.nextInt(LOTS_MAX);
            if (roll < 32) {
                return place(by, side, crossing(side), lots, TimeInForce.GOOD_TIL_CANCELLED, false, true);
            } else if (roll < 60) {
                return place(by, side, crossing(side), lots, TimeInForce.IMMEDIATE_OR_CANCEL, false, false);
            } else if (roll < 63) {
                return place(by, side, crossing(side), lots, TimeInForce.FILL_OR_KILL, false, false);
            } else if (roll < 65) {
                return place(by, side, resting(side), LOTS_TOO_MANY, TimeInForce.GOOD_TIL_CANCELLED, false, false);
            }
            return place(by, side, resting(side), lots, TimeInForce.GOOD_TIL_CANCELLED, roll < 75, false);
        }

        private long resting(Side side) {
            long away = random.nextInt(RESTING_DISTANCE_MAX);
            return index.units() + (side == Side.BUY ? -away : away);
        }

        private long crossing(Side side) {
            return index.units() + (side == Side.BUY ? CROSSING_DISTANCE : -CROSSING_DISTANCE);
        }

        private MarketCommand place(
                KeyFingerprint by,
                Side side,
                long ticks,
                long lots,
                TimeInForce force,
                boolean isPostOnly,
                boolean isReduceOnly) {
            return new MarketCommand.Place(
                    by,
                    side,
                    OrderType.LIMIT,
                    TERMS.price(ticks),
                    TERMS.size(lots),
                    force,
                    isPostOnly,
                    isReduceOnly,
                    "");
        }
    }

    private static KeyFingerprint signer(String account) {
        int number = Integer.parseInt(account.substring(account.indexOf('-') + 1));
        return KeyFingerprint.of(Traffic.owner(number));
    }

    @Override
    public void close() {
        clients.close();
    }
}
