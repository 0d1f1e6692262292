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
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Clients that trade in two markets, on behalf of accounts that are open: they place orders around the index, cross the book, and
 * cancel what they have placed. Some orders only rest, only reduce, must fill whole, are for too much, or expire soon; some are so
 * large that an account has to call the line of the one market back to serve the other.
 */
final class Trading implements AutoCloseable {
    /** Where is traded. */
    static final List<InstrumentTerms> MARKETS = List.of(terms("BTC_USDC"), terms("ETH_USDC"));

    private static final Money SESSION_LINE = Money.parse("200 USDC");
    private static final long VALID_MILLIS = 15_000;
    private static final long VALID_BRIEFLY_MILLIS = 1_200;
    private static final int LOTS_MAX = 400_000;
    private static final int LOTS_LARGE = 100_000_000;
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

    private static InstrumentTerms terms(String underlying) {
        return new InstrumentTerms(
                underlying + "-PERPETUAL",
                underlying,
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
    }

    /** The price scale of each underlying. */
    static SortedMap<String, Integer> priceScales() {
        SortedMap<String, Integer> scales = new TreeMap<>();
        MARKETS.forEach(terms -> scales.put(terms.underlying(), terms.priceScale()));
        return scales;
    }

    Clients<MarketCommand> clients() {
        return clients;
    }

    /**
     * Creates the markets and opens them, as the operator, and opens a session in each for each account that trades, so that its
     * first orders have a line; returns when all is acknowledged.
     */
    void open() {
        operate("create", MarketCommand.Create::new);
        operate("trade", terms -> new MarketCommand.SetState(InstrumentState.TRADING));
        List<CompletableFuture<Fate>> sessions = new ArrayList<>();
        for (InstrumentTerms terms : MARKETS) {
            for (int i = 0; i < accounts; i++) {
                CommandId id = new CommandId(Traffic.account(i), "session");
                sessions.add(clients.sendSurely(
                        terms.name(), id, new MarketCommand.OpenSession(signer(id.account()), SESSION_LINE)));
            }
        }
        Clients.requireApplied(sessions);
    }

    private void operate(String clientId, Function<InstrumentTerms, MarketCommand> command) {
        List<CompletableFuture<Fate>> all = new ArrayList<>();
        for (InstrumentTerms terms : MARKETS) {
            all.add(clients.sendSurely(
                    terms.name(), new CommandId(MarketLaw.OPERATOR, clientId), command.apply(terms)));
        }
        Clients.requireApplied(all);
    }

    /**
     * Lets every second account sell to the next one, in each market, under this id; returns when each order has its fate. What
     * that settles is most likely on its way still.
     */
    void crossOnce(String clientId) {
        for (Side side : List.of(Side.SELL, Side.BUY)) {
            List<CompletableFuture<Fate>> all = new ArrayList<>();
            for (InstrumentTerms terms : MARKETS) {
                for (int i = side == Side.SELL ? 0 : 1; i < accounts; i += 2) {
                    CommandId id = new CommandId(Traffic.account(i), clientId);
                    TimeInForce force =
                            side == Side.SELL ? TimeInForce.GOOD_TIL_CANCELLED : TimeInForce.IMMEDIATE_OR_CANCEL;
                    MarketCommand order =
                            place(terms, signer(id.account()), side, index.units(terms), LOTS_MAX, force, false, false);
                    all.add(clients.sendSurely(terms.name(), id, order));
                }
            }
            all.forEach(CompletableFuture::join);
        }
    }

    /** Lets so many clients loose. */
    void start(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add("t" + i);
        }
        clients.start(names, ~seed, (name, random) -> new Trader(random));
    }

    /** An order that was accepted. */
    private record Placed(InstrumentTerms terms, CommandId id) {}

    /** One client. It trades for any account, and knows which of its orders were accepted. */
    private final class Trader implements Clients.Habit<MarketCommand> {
        private final SplittableRandom random;
        private final ArrayDeque<Placed> placed = new ArrayDeque<>();
        private @Nullable Placed placing;

        Trader(SplittableRandom random) {
            this.random = random;
        }

        @Override
        public Clients.Wish<MarketCommand> next(String clientId) {
            int roll = random.nextInt(100);
            long valid = random.nextInt(20) == 0 ? VALID_BRIEFLY_MILLIS : VALID_MILLIS;
            Placed mine = roll < 25 ? placed.pollFirst() : null;
            if (mine != null) {
                String account = mine.id().account();
                MarketCommand cancel = new MarketCommand.Cancel(
                        signer(account), OrderRef.of(mine.id().clientId()));
                return new Clients.Wish<>(mine.terms().name(), account, valid, cancel);
            }
            InstrumentTerms terms = MARKETS.get(random.nextInt(MARKETS.size()));
            String account = Traffic.account(random.nextInt(accounts));
            placing = new Placed(terms, new CommandId(account, clientId));
            return new Clients.Wish<>(terms.name(), account, valid, order(terms, signer(account), roll));
        }

        @Override
        public void told(Fate fate) {
            if (placing != null && fate instanceof Fate.Applied && placed.size() < PLACED_MAX) {
                placed.addLast(placing);
            }
            placing = null;
        }

        private MarketCommand order(InstrumentTerms terms, KeyFingerprint by, int roll) {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            long lots = 1L + random.nextInt(LOTS_MAX);
            long crossing = index.units(terms) + side.sign() * CROSSING_DISTANCE;
            long resting = index.units(terms) - side.sign() * random.nextInt(RESTING_DISTANCE_MAX);
            if (roll < 32) {
                return place(terms, by, side, crossing, lots, TimeInForce.GOOD_TIL_CANCELLED, false, true);
            } else if (roll < 60) {
                return place(terms, by, side, crossing, lots, TimeInForce.IMMEDIATE_OR_CANCEL, false, false);
            } else if (roll < 63) {
                return place(terms, by, side, crossing, lots, TimeInForce.FILL_OR_KILL, false, false);
            } else if (roll < 65) {
                lots = LOTS_TOO_MANY;
            } else if (roll < 69) {
                lots = LOTS_LARGE;
            }
            return place(terms, by, side, resting, lots, TimeInForce.GOOD_TIL_CANCELLED, roll >= 90, false);
        }
    }

    private static MarketCommand place(
            InstrumentTerms terms,
            KeyFingerprint by,
            Side side,
            long ticks,
            long lots,
            TimeInForce force,
            boolean isPostOnly,
            boolean isReduceOnly) {
        return new MarketCommand.Place(
                by, side, OrderType.LIMIT, terms.price(ticks), terms.size(lots), force, isPostOnly, isReduceOnly, "");
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
