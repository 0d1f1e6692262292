package io.quoin.protocol.world.venue;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.world.WorldStep;
import java.util.ArrayList;
import java.util.List;

/** One thing that happens in a {@link VenueWorld}. Accounts and markets are named by their places in {@link Scene}. */
sealed interface VenueStep {
    /** How an order trades. */
    enum Kind {
        REST,
        POST_ONLY,
        IOC,
        FOK,
        MARKET,
        REDUCE_ONLY,
        REDUCE_ONLY_IOC
    }

    /** Who orders, and where. */
    record Where(int account, boolean byKey, int market) {
        @Override
        public String toString() {
            return Scene.ACCOUNTS.get(account).id() + (byKey ? "'s key" : "") + " at "
                    + Scene.MARKETS.get(market).id();
        }
    }

    /** An order, so many ticks away from the first price. */
    record Order(Where where, Side side, int ticksAway, int lots, Kind kind) implements VenueStep {
        @Override
        public String toString() {
            return where + ": " + side + " " + lots + " for " + (Scene.PRICE + Scene.TICK * ticksAway) + " " + kind;
        }
    }

    /** An open order is cancelled. */
    record Cancel(Where where, int which) implements VenueStep {}

    /** A line is wanted before there is an order. */
    record Session(Where where, int line) implements VenueStep {}

    /** So many thousandths of the account's cash are withdrawn, or sent to this account. */
    record Pay(int account, int to, int thousandths) implements VenueStep {
        /** Instead of an account: out of the venue. */
        static final int OUT = -1;

        /** Instead of an account: one that nobody has opened. */
        static final int NOBODY = -2;
    }

    /** Cash comes in. */
    record Fund(int account, int amount) implements VenueStep {}

    /** The account gets its next key, for so long. */
    record AddKey(int account, int lifeMillis) implements VenueStep {}

    /** The account's key is revoked. */
    record RevokeKey(int account) implements VenueStep {}

    /** The account freezes or thaws. */
    record Freeze(int account, boolean isFrozen) implements VenueStep {}

    /** The account wants to close. */
    record Close(int account) implements VenueStep {}

    /** The operator leads a market. */
    record Lead(int market, InstrumentState state) implements VenueStep {}

    /** Anything that may happen in a world. */
    record InWorld(WorldStep<Object> step) implements VenueStep {
        @Override
        public String toString() {
            return step.toString();
        }
    }

    /** So many times somebody takes a step and the oldest message arrives. */
    record GoOn(int times) implements VenueStep {}

    /** All boards hear of the newest round. */
    record HearAll() implements VenueStep {}

    /** Steps of a busy venue with prices up to so many steps away from the first. */
    static Gen<VenueStep> steps(long move) {
        List<Gen.Weighted<VenueStep>> steps = new ArrayList<>(clients());
        steps.addAll(world(move));
        return Gen.frequency(steps);
    }

    /** Steps of a venue that accounts want to leave. */
    static Gen<VenueStep> stepsToClose(long move) {
        Gen<Integer> account = Gen.ints(0, 2);
        List<Gen.Weighted<VenueStep>> steps = new ArrayList<>(world(move));
        steps.add(Gen.weighted(
                12,
                Gen.combine(
                        Gen.combine(account, Gen.constant(false), Gen.ints(0, 1), Where::new),
                        Gen.combine(Gen.elementOf(Side.BUY, Side.SELL), Gen.ints(-3, 3), How::new),
                        Gen.ints(1, 3),
                        Gen.elementOf(Kind.REST, Kind.IOC, Kind.REDUCE_ONLY_IOC, Kind.MARKET),
                        (where, how, lots, kind) -> new Order(where, how.side(), how.ticksAway(), lots, kind))));
        steps.add(Gen.weighted(
                12,
                Gen.combine(
                        account,
                        Gen.elementOf(Pay.OUT, Pay.OUT, Pay.NOBODY, 0, 1, 2),
                        Gen.elementOf(1_000, 1_000, 990),
                        Pay::new)));
        steps.add(Gen.weighted(6, Gen.combine(account, Gen.elementOf(true, true, false), Freeze::new)));
        steps.add(Gen.weighted(10, account.map(Close::new)));
        return Gen.frequency(steps);
    }

    /** Which way an order goes, and how far from the first price. */
    record How(Side side, int ticksAway) {}

    private static List<Gen.Weighted<VenueStep>> clients() {
        Gen<Integer> account = Gen.ints(0, 2);
        Gen<Where> where = Gen.combine(account, Gen.ints(0, 3).map(key -> key == 3), Gen.ints(0, 1), Where::new);
        Gen<Kind> kinds =
                Gen.frequency(Gen.weighted(4, Gen.constant(Kind.REST)), Gen.weighted(3, Gen.elementOf(Kind.values())));
        Gen<How> how = Gen.combine(
                Gen.elementOf(Side.BUY, Side.SELL), Gen.oneOf(Gen.ints(-4, 4), Gen.ints(-10, 10)), How::new);
        return List.of(
                Gen.weighted(
                        30,
                        Gen.combine(
                                where,
                                how,
                                Gen.ints(1, 120),
                                kinds,
                                (at, it, lots, kind) -> new Order(at, it.side(), it.ticksAway(), lots, kind))),
                Gen.weighted(4, Gen.combine(where, Gen.ints(0, 3), Cancel::new)),
                Gen.weighted(2, Gen.combine(where, Gen.ints(1, 12_000), Session::new)),
                Gen.weighted(
                        7,
                        Gen.combine(
                                account,
                                Gen.elementOf(Pay.OUT, Pay.OUT, Pay.NOBODY, 0, 1, 2),
                                Gen.oneOf(Gen.ints(1, 400), Gen.ints(1, 1_000)),
                                Pay::new)),
                Gen.weighted(3, Gen.combine(account, Gen.ints(1, 6_000), Fund::new)),
                Gen.weighted(2, Gen.combine(account, Gen.ints(1_000, 60_000), AddKey::new)),
                Gen.weighted(2, account.map(RevokeKey::new)),
                Gen.weighted(1, account.map(one -> new Freeze(one, true))),
                Gen.weighted(2, account.map(one -> new Freeze(one, false))),
                Gen.weighted(1, account.map(Close::new)),
                Gen.weighted(1, Gen.combine(Gen.ints(0, 1), Gen.elementOf(InstrumentState.values()), Lead::new)),
                Gen.weighted(2, Gen.ints(0, 1).map(market -> new Lead(market, InstrumentState.TRADING))));
    }

    private static List<Gen.Weighted<VenueStep>> world(long move) {
        Gen<Integer> which = Gen.ints(0, 30);
        Gen<Boolean> either = Gen.booleans();
        Gen<WorldStep<Object>> unlucky = Gen.frequency(List.of(
                Gen.weighted(20, Gen.combine(which, either, WorldStep.Run<Object>::new)),
                Gen.weighted(16, Gen.combine(which, either, WorldStep.Deliver<Object>::new)),
                Gen.weighted(5, which.map(WorldStep.SendAgain<Object>::new)),
                Gen.weighted(2, which.map(WorldStep.Lose<Object>::new)),
                Gen.weighted(1, which.map(WorldStep.Repeat<Object>::new)),
                Gen.weighted(1, which.map(WorldStep.Passivate<Object>::new)),
                Gen.weighted(1, Gen.combine(which, either, WorldStep.Crash<Object>::new)),
                Gen.weighted(4, Gen.longs(0, 400).map(WorldStep.Pass<Object>::new)),
                Gen.weighted(1, Gen.longs(-200, 3_000).map(WorldStep.Pass<Object>::new)),
                Gen.weighted(4, Gen.combine(which, Gen.ints(0, 1), WorldStep.Hear<Object>::new)),
                Gen.weighted(
                        move > 0 ? 4 : 1,
                        Gen.longs(Scene.PRICE - move, Scene.PRICE + move).map(WorldStep.Admit<Object>::new))));
        return List.of(
                Gen.weighted(45, unlucky.map(InWorld::new)),
                Gen.weighted(20, Gen.ints(1, 20).map(GoOn::new)),
                Gen.weighted(6, Gen.constant(new HearAll())));
    }
}
