package io.quoin.protocol.market;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.market.book.Side;
import java.util.List;

/** One thing that happens to a market and its accounts. */
sealed interface MarketStep {
    /** An order of an account. */
    record Trade(Where where, int lots, Kind kind) implements MarketStep {}

    /** Whose order it is, by his second key perhaps, and so many ticks away from 100. */
    record Where(int account, boolean byKey, Side side, int ticksAway) {}

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

    /** An account cancels one of its orders. */
    record Cancel(int account, int which) implements MarketStep {}

    /** An account wants a line of so many USDC ready. */
    record Session(int account, int line) implements MarketStep {}

    /** A new round, so many price steps away from 100; not live with 0. */
    record Price(int stepsAway) implements MarketStep {}

    /** Time passes. */
    record Pass(int millis) implements MarketStep {}

    /** One message arrives, with its answer. */
    record Deliver(int which) implements MarketStep {}

    /** One hint is lost. */
    record Lose(int which) implements MarketStep {}

    /** Everything arrives. */
    record Calm() implements MarketStep {}

    /** An account asks for so many USDC of its line back. */
    record Recall(int account, int amount) implements MarketStep {}

    /** An account raises a barrier. */
    record Barrier(int account) implements MarketStep {}

    /** An account freezes or thaws. */
    record Freeze(int account, boolean isFrozen) implements MarketStep {}

    /** An account lets its second key trade, or no more. */
    record Key(int account, boolean isAlive) implements MarketStep {}

    /** An account has so many USDC to grant. */
    record Fund(int account, int amount) implements MarketStep {}

    /** The operator leads the market. */
    record Lead(InstrumentState state) implements MarketStep {}

    /** Steps of a busy market. */
    static Gen<MarketStep> steps() {
        Gen<Integer> account = Gen.ints(0, 3);
        Gen<Integer> amount = Gen.ints(0, 60);
        return Gen.frequency(List.of(
                Gen.weighted(
                        40,
                        Gen.combine(
                                Gen.combine(
                                        account,
                                        Gen.ints(0, 5).map(key -> key == 5),
                                        Gen.elementOf(Side.BUY, Side.SELL),
                                        Gen.ints(-22, 22),
                                        Where::new),
                                Gen.ints(10, 300),
                                Gen.frequency(
                                        Gen.weighted(1, Gen.constant(Kind.REST)),
                                        Gen.weighted(2, Gen.elementOf(Kind.values()))),
                                Trade::new)),
                Gen.weighted(10, Gen.combine(account, Gen.ints(0, 9), Cancel::new)),
                Gen.weighted(2, Gen.combine(account, amount, Session::new)),
                Gen.weighted(8, Gen.ints(-800, 800).map(Price::new)),
                Gen.weighted(1, Gen.constant(new Price(0))),
                Gen.weighted(
                        8, Gen.oneOf(Gen.ints(1, 600), Gen.ints(900, 11_000)).map(Pass::new)),
                Gen.weighted(20, Gen.ints(0, 20).map(Deliver::new)),
                Gen.weighted(4, Gen.ints(0, 20).map(Lose::new)),
                Gen.weighted(5, Gen.constant(new Calm())),
                Gen.weighted(5, Gen.combine(account, amount, Recall::new)),
                Gen.weighted(2, account.map(Barrier::new)),
                Gen.weighted(2, Gen.combine(account, Gen.booleans(), Freeze::new)),
                Gen.weighted(3, Gen.combine(account, Gen.booleans(), Key::new)),
                Gen.weighted(6, Gen.combine(account, amount, Fund::new)),
                Gen.weighted(1, Gen.elementOf(InstrumentState.values()).map(Lead::new)),
                Gen.weighted(2, Gen.constant(new Lead(InstrumentState.TRADING)))));
    }
}
