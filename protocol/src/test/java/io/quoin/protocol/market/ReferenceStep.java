package io.quoin.protocol.market;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.TimeInForce;
import java.util.List;

/** One thing that is asked of a market and its reference, or happens to both. Most of it is right; some of it breaks a rule. */
sealed interface ReferenceStep {
    /** An order. */
    record Order(Who who, What what, At at, How how) implements ReferenceStep {}

    /** Whose it is; whether the client's id is one that the account used long ago. */
    record Who(Account account, Signer signer, boolean hasOldId) {}

    /** A side and a size. Of orders that may only reduce, those that buy are meant to reduce, whichever side that is. */
    record What(Side side, int lots, Size size) {}

    /** So many ticks away from 100. */
    record At(int ticksAway, Tick tick) {}

    record How(Kind kind, Label label) {}

    /** Accounts; two are of one owner, and one may not trade. */
    enum Account {
        ALICE,
        BOB,
        CAROL,
        DAVE,
        TWIN,
        SYSTEM
    }

    /** Whose key signs. */
    enum Signer {
        OWNER,
        /** One that may trade as long as it is not revoked and has not expired. */
        TRADER,
        /** One that may only read. */
        READER,
        STRANGER
    }

    /** What is wrong with a size. */
    enum Size {
        RIGHT,
        LARGEST,
        ZERO,
        NEGATIVE,
        OFF_LOT,
        OTHER_SCALE,
        TOO_SMALL,
        TOO_LARGE
    }

    /** What is wrong with a price. */
    enum Tick {
        RIGHT,
        MISSING,
        ZERO,
        NEGATIVE,
        OFF_TICK,
        OTHER_SCALE,
        HIGHEST,
        TOO_HIGH
    }

    /** What is wrong with a label. */
    enum Label {
        NONE(""),
        LONGEST("\u20ac".repeat(21) + "x"),
        TOO_LONG("\u20ac".repeat(21) + "\u00fc"),
        PAIRS("\ud83d\ude00".repeat(16)),
        TOO_MANY_PAIRS("\ud83d\ude00".repeat(16) + "x"),
        HALF("\ud83d");

        final String text;

        Label(String text) {
            this.text = text;
        }
    }

    /** How an order trades; the last four are none. */
    enum Kind {
        REST(OrderType.LIMIT, TimeInForce.GOOD_TIL_CANCELLED, false, false),
        POST_ONLY(OrderType.LIMIT, TimeInForce.GOOD_TIL_CANCELLED, true, false),
        IOC(OrderType.LIMIT, TimeInForce.IMMEDIATE_OR_CANCEL, false, false),
        FOK(OrderType.LIMIT, TimeInForce.FILL_OR_KILL, false, false),
        MARKET(OrderType.MARKET, TimeInForce.IMMEDIATE_OR_CANCEL, false, false),
        MARKET_FOK(OrderType.MARKET, TimeInForce.FILL_OR_KILL, false, false),
        REDUCE(OrderType.LIMIT, TimeInForce.GOOD_TIL_CANCELLED, false, true),
        REDUCE_POST_ONLY(OrderType.LIMIT, TimeInForce.GOOD_TIL_CANCELLED, true, true),
        REDUCE_IOC(OrderType.LIMIT, TimeInForce.IMMEDIATE_OR_CANCEL, false, true),
        REDUCE_FOK(OrderType.LIMIT, TimeInForce.FILL_OR_KILL, false, true),
        REDUCE_MARKET(OrderType.MARKET, TimeInForce.IMMEDIATE_OR_CANCEL, false, true),
        MARKET_RESTS(OrderType.MARKET, TimeInForce.GOOD_TIL_CANCELLED, false, false),
        MARKET_POST_ONLY(OrderType.MARKET, TimeInForce.IMMEDIATE_OR_CANCEL, true, false),
        POST_ONLY_IOC(OrderType.LIMIT, TimeInForce.IMMEDIATE_OR_CANCEL, true, false),
        POST_ONLY_FOK(OrderType.LIMIT, TimeInForce.FILL_OR_KILL, true, false);

        final OrderType type;
        final TimeInForce force;
        final boolean isPostOnly;
        final boolean isReduceOnly;

        Kind(OrderType type, TimeInForce force, boolean isPostOnly, boolean isReduceOnly) {
            this.type = type;
            this.force = force;
            this.isPostOnly = isPostOnly;
            this.isReduceOnly = isReduceOnly;
        }
    }

    /**
     * An account offers part of its position and, behind that, the whole of it by an order that may only reduce; another takes
     * more than both.
     */
    record Sweep(Account account, Account taker, int lots, int ticksAway) implements ReferenceStep {}

    /** Cancels an order, named one way or the other. */
    record Cancel(Account account, Signer signer, Named named, int which) implements ReferenceStep {}

    /** Which order is named, and how. */
    enum Named {
        OPEN_BY_ID,
        OPEN_BY_CLIENT_ID,
        /** Any order that there ever was, of anybody. */
        ANY_BY_ID,
        ANY_BY_CLIENT_ID,
        UNKNOWN
    }

    /** Wants a line of so many USDC ready, or of ETH; with {@value Session#TOO_LARGE} a unit more than a line may be. */
    record Session(Account account, Signer signer, int line, boolean isOfOtherAsset) implements ReferenceStep {
        static final int TOO_LARGE = 20;
    }

    /** A new price, so many steps away from 100; with 0 the last one expires. */
    record Price(int stepsAway) implements ReferenceStep {}

    /** The price is above the highest. */
    record PriceTooHigh() implements ReferenceStep {}

    record Pass(int millis) implements ReferenceStep {}

    record Freeze(Account account, boolean isFrozen) implements ReferenceStep {}

    /** The second key of the account trades for so long, or no more. */
    record Key(Account account, int millis) implements ReferenceStep {}

    /** Somebody leads the market. */
    record Lead(boolean isOperator, InstrumentState state) implements ReferenceStep {}

    /** Somebody creates the market once more. */
    record Create(boolean isOperator, boolean isOther) implements ReferenceStep {}

    /** Steps of a market where much is tried. */
    static Gen<ReferenceStep> steps() {
        Gen<Account> account = Gen.elementOf(Account.ALICE, Account.BOB, Account.CAROL, Account.DAVE, Account.TWIN);
        Gen<Account> anybody = mostly(80, account, Gen.constant(Account.SYSTEM));
        Gen<Signer> signer = mostly(12, Gen.constant(Signer.OWNER), Gen.elementOf(Signer.values()));
        return Gen.frequency(List.of(
                Gen.weighted(80, Gen.combine(who(anybody, signer), what(), at(), how(), Order::new)),
                Gen.weighted(3, Gen.combine(account, account, Gen.ints(10, 200), Gen.ints(-3, 3), Sweep::new)),
                Gen.weighted(
                        9, Gen.combine(anybody, signer, Gen.elementOf(Named.values()), Gen.ints(0, 60), Cancel::new)),
                Gen.weighted(
                        2,
                        Gen.combine(
                                anybody,
                                signer,
                                Gen.ints(-1, Session.TOO_LARGE),
                                Gen.ints(0, 9).map(other -> other == 9),
                                Session::new)),
                Gen.weighted(14, Gen.ints(-700, 700).map(Price::new)),
                Gen.weighted(1, Gen.constant(new Price(0))),
                Gen.weighted(1, Gen.constant(new PriceTooHigh())),
                Gen.weighted(
                        3, Gen.oneOf(Gen.ints(1, 900), Gen.ints(30_000, 90_000)).map(Pass::new)),
                Gen.weighted(1, Gen.combine(account, Gen.constant(true), Freeze::new)),
                Gen.weighted(6, Gen.combine(account, Gen.constant(false), Freeze::new)),
                Gen.weighted(2, Gen.combine(account, Gen.ints(0, 2_000), Key::new)),
                Gen.weighted(2, Gen.combine(operator(), Gen.elementOf(InstrumentState.values()), Lead::new)),
                Gen.weighted(8, Gen.constant(new Lead(true, InstrumentState.TRADING))),
                Gen.weighted(1, Gen.combine(operator(), Gen.booleans(), Create::new))));
    }

    private static Gen<Who> who(Gen<Account> account, Gen<Signer> signer) {
        return Gen.combine(account, signer, Gen.ints(0, 7).map(old -> old == 7), Who::new);
    }

    private static Gen<What> what() {
        return Gen.combine(
                Gen.elementOf(Side.BUY, Side.SELL),
                mostly(4, Gen.ints(10, 120), Gen.ints(200, 900)),
                Gen.frequency(List.of(
                        Gen.weighted(30, Gen.constant(Size.RIGHT)),
                        Gen.weighted(2, Gen.constant(Size.LARGEST)),
                        Gen.weighted(1, Gen.elementOf(Size.values())))),
                What::new);
    }

    private static Gen<At> at() {
        return Gen.combine(
                mostly(6, Gen.ints(-3, 3), Gen.ints(-30, 30)),
                mostly(40, Gen.constant(Tick.RIGHT), Gen.elementOf(Tick.values())),
                At::new);
    }

    private static Gen<How> how() {
        return Gen.combine(
                Gen.frequency(List.of(
                        Gen.weighted(20, Gen.elementOf(Kind.REST, Kind.REST, Kind.REDUCE)),
                        Gen.weighted(
                                10, Gen.elementOf(Kind.values()).filter(kind -> kind.compareTo(Kind.MARKET_RESTS) < 0)),
                        Gen.weighted(1, Gen.elementOf(Kind.values())))),
                mostly(30, Gen.constant(Label.NONE), Gen.elementOf(Label.values())),
                How::new);
    }

    private static Gen<Boolean> operator() {
        return Gen.ints(0, 4).map(other -> other != 4);
    }

    private static <T> Gen<T> mostly(int times, Gen<T> usual, Gen<T> other) {
        return Gen.frequency(List.of(Gen.weighted(times, usual), Gen.weighted(1, other)));
    }
}
