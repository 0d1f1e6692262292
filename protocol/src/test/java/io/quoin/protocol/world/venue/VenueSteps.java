package io.quoin.protocol.world.venue;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.world.WorldStep;
import io.quoin.protocol.world.venue.VenueStep.How;
import io.quoin.protocol.world.venue.VenueStep.Kind;
import io.quoin.protocol.world.venue.VenueStep.Pay;
import io.quoin.protocol.world.venue.VenueStep.Where;
import java.util.ArrayList;
import java.util.List;

/**
 * Which steps a run is made of. One mix has a bit of everything; the others have more of what shows one kind of mistake, for
 * much must go well before an account has positions, lines and too little of everything.
 */
enum VenueSteps {
    /** A bit of everything. */
    EVERYTHING,
    /** Orders, and that they are decided. */
    TRADING,
    /** Payments out of what is just free, while markets go on and one account is slow. */
    PAYING,
    /** Accounts that pay out all they have, freeze and close. */
    CLOSING;

    private static final Gen<Integer> ACCOUNT = Gen.ints(0, 2);
    private static final Gen<Integer> MARKET = Gen.ints(0, 1);
    private static final Gen<Integer> WHICH = Gen.ints(0, 30);
    private static final Gen<Boolean> EITHER = Gen.booleans();
    private static final Gen<Side> SIDE = Gen.elementOf(Side.BUY, Side.SELL);
    private static final Gen<Integer> TO = Gen.elementOf(Pay.OUT, Pay.OUT, Pay.NOBODY, 0, 1, 2);

    /** Steps with prices up to so many price steps away from the first. */
    Gen<VenueStep> upTo(long move) {
        List<Gen.Weighted<VenueStep>> steps = new ArrayList<>();
        switch (this) {
            case EVERYTHING -> {
                steps.addAll(everything());
                steps.addAll(world(45, 20, move));
            }
            case TRADING -> {
                steps.addAll(trading());
                steps.addAll(world(4, 40, move));
            }
            case PAYING -> {
                steps.addAll(paying());
                steps.addAll(world(40, 6, move));
            }
            default -> {
                steps.addAll(closing());
                steps.addAll(world(25, 20, move));
            }
        }
        return Gen.frequency(steps);
    }

    // ---- clients ----------------------------------------------------------------------------------------------------

    private static Gen<VenueStep> orders(Gen<Boolean> byKey, Gen<Integer> ticks, int lots, Gen<Kind> kinds) {
        return Gen.combine(
                Gen.combine(ACCOUNT, byKey, MARKET, Where::new),
                Gen.combine(SIDE, ticks, How::new),
                Gen.ints(1, lots),
                kinds,
                (where, how, size, kind) -> new VenueStep.Order(where, how.side(), how.ticksAway(), size, kind));
    }

    private static Gen<VenueStep> payments(Gen<Integer> to, Gen<Integer> thousandths) {
        return Gen.combine(ACCOUNT, to, thousandths, Pay::new);
    }

    private static List<Gen.Weighted<VenueStep>> everything() {
        Gen<Boolean> byKey = Gen.ints(0, 3).map(key -> key == 3);
        Gen<Where> where = Gen.combine(ACCOUNT, byKey, MARKET, Where::new);
        Gen<Kind> kinds =
                Gen.frequency(Gen.weighted(4, Gen.constant(Kind.REST)), Gen.weighted(3, Gen.elementOf(Kind.values())));
        return List.of(
                Gen.weighted(30, orders(byKey, Gen.oneOf(Gen.ints(-4, 4), Gen.ints(-10, 10)), 120, kinds)),
                Gen.weighted(4, Gen.combine(where, Gen.ints(0, 3), VenueStep.Cancel::new)),
                Gen.weighted(2, Gen.combine(where, Gen.ints(1, 12_000), VenueStep.Session::new)),
                Gen.weighted(7, payments(TO, Gen.oneOf(Gen.ints(1, 1_200), Gen.constant(1_000)))),
                Gen.weighted(3, Gen.combine(ACCOUNT, Gen.ints(1, 6_000), VenueStep.Fund::new)),
                Gen.weighted(2, Gen.combine(ACCOUNT, Gen.ints(1_000, 60_000), VenueStep.AddKey::new)),
                Gen.weighted(2, ACCOUNT.map(VenueStep.RevokeKey::new)),
                Gen.weighted(1, ACCOUNT.map(one -> new VenueStep.Freeze(one, true))),
                Gen.weighted(2, ACCOUNT.map(one -> new VenueStep.Freeze(one, false))),
                Gen.weighted(1, ACCOUNT.map(VenueStep.Close::new)),
                Gen.weighted(1, Gen.combine(MARKET, Gen.elementOf(InstrumentState.values()), VenueStep.Lead::new)),
                Gen.weighted(2, MARKET.map(market -> new VenueStep.Lead(market, InstrumentState.TRADING))));
    }

    private static List<Gen.Weighted<VenueStep>> trading() {
        Gen<Kind> kinds = Gen.elementOf(Kind.REST, Kind.REST, Kind.REST, Kind.IOC, Kind.FOK, Kind.REDUCE_ONLY);
        return List.of(
                Gen.weighted(50, orders(Gen.constant(false), Gen.oneOf(Gen.ints(-5, 5), Gen.ints(0, 4)), 60, kinds)),
                Gen.weighted(4, payments(Gen.constant(Pay.OUT), Gen.ints(1, 900))));
    }

    private static List<Gen.Weighted<VenueStep>> paying() {
        Gen<Kind> kinds = Gen.elementOf(Kind.REST, Kind.REST, Kind.MARKET, Kind.IOC);
        return List.of(
                Gen.weighted(30, orders(Gen.constant(false), Gen.ints(-9, 9), 60, kinds)),
                Gen.weighted(12, payments(Gen.constant(Pay.OUT), Gen.elementOf(1_000, 1_000, 950, 700))),
                Gen.weighted(3, Gen.combine(ACCOUNT, Gen.ints(1, 6_000), VenueStep.Fund::new)),
                Gen.weighted(25, Gen.combine(ACCOUNT, Gen.ints(5, 30), VenueStep.GoOnWithout::new)),
                Gen.weighted(15, Gen.ints(8, 30).map(VenueStep.GoOnBackwards::new)));
    }

    private static List<Gen.Weighted<VenueStep>> closing() {
        Gen<Kind> kinds = Gen.elementOf(Kind.REST, Kind.IOC, Kind.REDUCE_ONLY_IOC, Kind.MARKET);
        return List.of(
                Gen.weighted(12, orders(Gen.constant(false), Gen.ints(-3, 3), 3, kinds)),
                Gen.weighted(12, payments(TO, Gen.elementOf(1_000, 1_000, 990))),
                Gen.weighted(6, Gen.combine(ACCOUNT, Gen.elementOf(true, true, false), VenueStep.Freeze::new)),
                Gen.weighted(10, ACCOUNT.map(VenueStep.Close::new)),
                Gen.weighted(4, Gen.combine(ACCOUNT, Gen.ints(5, 20), VenueStep.GoOnWithout::new)));
    }

    // ---- the world --------------------------------------------------------------------------------------------------

    private static List<Gen.Weighted<VenueStep>> world(int unlucky, int goOn, long move) {
        Gen<WorldStep<Object>> steps = Gen.frequency(List.of(
                Gen.weighted(20, Gen.combine(WHICH, EITHER, WorldStep.Run<Object>::new)),
                Gen.weighted(16, Gen.combine(WHICH, EITHER, WorldStep.Deliver<Object>::new)),
                Gen.weighted(5, WHICH.map(WorldStep.SendAgain<Object>::new)),
                Gen.weighted(2, WHICH.map(WorldStep.Lose<Object>::new)),
                Gen.weighted(1, WHICH.map(WorldStep.Repeat<Object>::new)),
                Gen.weighted(1, WHICH.map(WorldStep.Passivate<Object>::new)),
                Gen.weighted(1, Gen.combine(WHICH, EITHER, WorldStep.Crash<Object>::new)),
                Gen.weighted(4, Gen.longs(0, 400).map(WorldStep.Pass<Object>::new)),
                Gen.weighted(1, Gen.longs(-200, 3_000).map(WorldStep.Pass<Object>::new)),
                Gen.weighted(4, Gen.combine(WHICH, Gen.ints(0, 1), WorldStep.Hear<Object>::new)),
                Gen.weighted(
                        move > 0 ? 4 : 1,
                        Gen.longs(Scene.PRICE - move, Scene.PRICE + move).map(WorldStep.Admit<Object>::new))));
        return List.of(
                Gen.weighted(unlucky, steps.map(VenueStep.InWorld::new)),
                Gen.weighted(goOn, Gen.ints(1, 20).map(VenueStep.GoOn::new)),
                Gen.weighted(2, Gen.combine(ACCOUNT, Gen.ints(1, 20), VenueStep.GoOnWithout::new)),
                Gen.weighted(2, Gen.ints(1, 10).map(VenueStep.GoOnBackwards::new)),
                Gen.weighted(6, Gen.constant(new VenueStep.HearAll())));
    }
}
