package io.quoin.protocol.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.market.book.OrderBook;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.TimeInForce;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each refusal of a market by the command that meets it, and which of two is named. */
class MarketRefusalTest {
    private static final String ALICE = "alice";
    private static final long CASH = 1_000_000_000_000L;

    /** One command that breaks a rule. Where it breaks more, the named one stands first in the enum. */
    private record Case(MarketRefusal refusal, Consumer<MarketBench> before, String by, MarketCommand command) {
        @Override
        public String toString() {
            return refusal + ": " + command;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(operator(), order(), authority(), market(), credit()).flatMap(List::stream);
    }

    // ---- the operator -----------------------------------------------------------------------------------------------

    private static List<Case> operator() {
        MarketCommand.SetState close = new MarketCommand.SetState(InstrumentState.CLOSED);
        return List.of(
                new Case(MarketRefusal.NOT_OPERATOR, bench -> {}, ALICE, new MarketCommand.Create(Examples.bad())),
                new Case(MarketRefusal.NOT_OPERATOR, bench -> {}, ALICE, close),
                new Case(MarketRefusal.NOT_OPERATOR, MarketRefusalTest::trading, ALICE, close),
                new Case(MarketRefusal.RESERVED_ID, bench -> {}, MarketLaw.OPERATOR, nonsense()),
                new Case(MarketRefusal.RESERVED_ID, MarketRefusalTest::closed, "system.fees", nonsense()),
                new Case(MarketRefusal.MARKET_NOT_CREATED, bench -> {}, ALICE, nonsense()),
                new Case(MarketRefusal.MARKET_NOT_CREATED, bench -> {}, MarketLaw.OPERATOR, close),
                operators(
                        MarketRefusal.MARKET_EXISTS_WITH_DIFFERENT_TERMS,
                        MarketRefusalTest::trading,
                        new MarketCommand.Create(Examples.bad())),
                operators(
                        MarketRefusal.STATE_NOT_REACHABLE,
                        MarketRefusalTest::closed,
                        new MarketCommand.SetState(InstrumentState.CREATED)),
                operators(MarketRefusal.POSITIONS_OPEN, MarketRefusalTest::position, close),
                operators(
                        MarketRefusal.MARKET_CLOSED,
                        MarketRefusalTest::closed,
                        new MarketCommand.SetState(InstrumentState.TRADING)));
    }

    private static Case operators(MarketRefusal refusal, Consumer<MarketBench> before, MarketCommand command) {
        return new Case(refusal, before, MarketLaw.OPERATOR, command);
    }

    // ---- the order by itself ----------------------------------------------------------------------------------------

    private static List<Case> order() {
        return List.of(
                new Case(MarketRefusal.MARKET_NOT_OPENED, bench -> create(bench), ALICE, nonsense()),
                new Case(MarketRefusal.MARKET_HALTED, in(InstrumentState.HALTED), ALICE, nonsense()),
                new Case(MarketRefusal.MARKET_CANCEL_ONLY, in(InstrumentState.CANCEL_ONLY), ALICE, nonsense()),
                new Case(MarketRefusal.MARKET_POST_ONLY, in(InstrumentState.POST_ONLY), ALICE, nonsense()),
                new Case(
                        MarketRefusal.MARKET_POST_ONLY,
                        in(InstrumentState.POST_ONLY),
                        ALICE,
                        limit("1", "100.1", TimeInForce.FILL_OR_KILL, false)),
                of(MarketRefusal.PRICE_MISSING, limit("0", null, TimeInForce.GOOD_TIL_CANCELLED, false)),
                of(MarketRefusal.PRICE_NOT_ON_TICK, limit("0", "100.1", TimeInForce.GOOD_TIL_CANCELLED, false)),
                of(MarketRefusal.PRICE_NOT_ON_TICK, limit("0", "-100", TimeInForce.GOOD_TIL_CANCELLED, false)),
                of(MarketRefusal.PRICE_NOT_ON_TICK, limit("0", "0", TimeInForce.GOOD_TIL_CANCELLED, false)),
                of(MarketRefusal.PRICE_NOT_ON_TICK, priced(Price.parse("100", 1))),
                of(MarketRefusal.PRICE_TOO_HIGH, limit("0", "100000.5", TimeInForce.GOOD_TIL_CANCELLED, false)),
                of(MarketRefusal.SIZE_NOT_ON_LOT, limit("0", "100", TimeInForce.FILL_OR_KILL, true)),
                of(MarketRefusal.SIZE_NOT_ON_LOT, limit("0.005", "100", TimeInForce.FILL_OR_KILL, true)),
                of(MarketRefusal.SIZE_NOT_ON_LOT, limit("-1", "100", TimeInForce.FILL_OR_KILL, true)),
                of(MarketRefusal.ORDER_TOO_SMALL, limit("0.09", "100", TimeInForce.FILL_OR_KILL, true)),
                of(MarketRefusal.ORDER_TOO_LARGE, limit("100.01", "100", TimeInForce.FILL_OR_KILL, true)),
                of(MarketRefusal.MARKET_ORDER_CANNOT_REST, market(TimeInForce.GOOD_TIL_CANCELLED, false)),
                of(MarketRefusal.MARKET_ORDER_CANNOT_REST, market(TimeInForce.IMMEDIATE_OR_CANCEL, true)),
                of(MarketRefusal.POST_ONLY_MUST_REST, labelled("x".repeat(65), TimeInForce.FILL_OR_KILL, true)),
                of(MarketRefusal.LABEL_TOO_LONG, labelled("x".repeat(65), TimeInForce.FILL_OR_KILL, false)),
                of(MarketRefusal.LABEL_TOO_LONG, labelled("\u20ac".repeat(22), TimeInForce.FILL_OR_KILL, false)),
                of(MarketRefusal.LABEL_TOO_LONG, labelled("\ud83d", TimeInForce.FILL_OR_KILL, false)),
                of(MarketRefusal.AMOUNT_MUST_BE_POSITIVE, session("0 USDC")),
                of(MarketRefusal.AMOUNT_MUST_BE_POSITIVE, session("1 BTC")),
                of(MarketRefusal.LINE_TOO_LARGE, session("11529215046.06846977 USDC")));
    }

    // ---- who asks ---------------------------------------------------------------------------------------------------

    private static List<Case> authority() {
        Consumer<MarketBench> frozen = MarketRefusalTest::frozen;
        KeyFingerprint stranger = Examples.fingerprint("stranger");
        KeyFingerprint alice = Examples.fingerprint(ALICE);
        return List.of(
                new Case(MarketRefusal.ACCOUNT_FROZEN, frozen, ALICE, by("stranger", "109")),
                new Case(MarketRefusal.ACCOUNT_FROZEN, frozen, ALICE, session("1 USDC")),
                new Case(
                        MarketRefusal.ACCOUNT_FROZEN,
                        frozen,
                        ALICE,
                        new MarketCommand.Cancel(stranger, OrderRef.of("c0"))),
                of(MarketRefusal.KEY_NOT_AUTHORISED, by("stranger", "150")),
                of(MarketRefusal.KEY_NOT_AUTHORISED, new MarketCommand.Cancel(stranger, OrderRef.of("none"))),
                new Case(MarketRefusal.KEY_NOT_AUTHORISED, bench -> key(bench, Examples.NOW), ALICE, by("key", "99")),
                new Case(
                        MarketRefusal.CLIENT_ID_IN_USE,
                        bench -> {
                            trading(bench);
                            bench.submit(ALICE, "c9", by(ALICE, "99"));
                            bench.calm();
                            bench.pass(60_001); // The shell has forgotten the id, the order is still open.
                        },
                        ALICE,
                        by(ALICE, "150")),
                of(MarketRefusal.ORDER_NOT_FOUND, new MarketCommand.Cancel(alice, OrderRef.of("none"))),
                of(MarketRefusal.ORDER_NOT_FOUND, new MarketCommand.Cancel(alice, OrderRef.of(OrderId.of(99, 0)))),
                new Case(
                        MarketRefusal.ORDER_NOT_FOUND,
                        bench -> {
                            trading(bench);
                            bench.submit("bob", "c1", Examples.limit("bob", Side.BUY, "1", "99"));
                            bench.calm();
                        },
                        ALICE,
                        new MarketCommand.Cancel(alice, OrderRef.of("c1"))));
    }

    // ---- the order in the market ------------------------------------------------------------------------------------

    private static List<Case> market() {
        MarketCommand.Place buy = by(ALICE, "99");
        return List.of(
                of(MarketRefusal.REDUCE_ONLY_WOULD_INCREASE, reduceOnly("150")),
                new Case(
                        MarketRefusal.PRICE_STALE,
                        bench -> {
                            trading(bench);
                            bench.priceExpires();
                        },
                        ALICE,
                        by(ALICE, "150")),
                new Case(
                        MarketRefusal.PRICE_STALE,
                        bench -> {
                            bench.open();
                            rich(bench, ALICE);
                            bench.arrive(bench.account(ALICE).grant(5));
                        },
                        ALICE,
                        by(ALICE, "150")),
                of(MarketRefusal.PRICE_OUTSIDE_BAND, by(ALICE, "110.5")),
                of(MarketRefusal.PRICE_OUTSIDE_BAND, by(ALICE, "89.5")),
                new Case(
                        MarketRefusal.TOO_MANY_ORDERS,
                        bench -> {
                            trading(bench);
                            for (int i = 1; i <= Examples.PARAMETERS.ordersPerPartyMax(); i++) {
                                bench.submit(ALICE, "c" + i, buy);
                            }
                            bench.calm();
                        },
                        ALICE,
                        Examples.limit(ALICE, Side.BUY, "100", "99")),
                new Case(
                        MarketRefusal.POSITION_TOO_LARGE,
                        bench -> {
                            bench.operator(new MarketCommand.Create(tight()));
                            bench.operator(new MarketCommand.SetState(InstrumentState.TRADING));
                            bench.price(10_000);
                            rich(bench, ALICE);
                            for (int i = 1; i <= 3; i++) {
                                bench.submit(ALICE, "c" + i, Examples.limit(ALICE, Side.BUY, "90", "99"));
                                bench.calm();
                            }
                        },
                        ALICE,
                        Examples.limit(ALICE, Side.SELL, "18.24", "101")),
                new Case(
                        MarketRefusal.POST_ONLY_WOULD_TRADE,
                        MarketRefusalTest::offered,
                        ALICE,
                        limit("1", "100", TimeInForce.GOOD_TIL_CANCELLED, true)),
                new Case(
                        MarketRefusal.FILL_OR_KILL_NOT_FILLED,
                        MarketRefusalTest::offered,
                        ALICE,
                        limit("100", "100", TimeInForce.FILL_OR_KILL, false)));
    }

    // ---- credit -----------------------------------------------------------------------------------------------------

    private static List<Case> credit() {
        return List.of(
                new Case(
                        MarketRefusal.SETTLEMENT_LAGGING,
                        bench -> {
                            offered(bench);
                            bench.submit(ALICE, "c1", Examples.limit(ALICE, Side.BUY, "1", "100"));
                            while (bench.outcome(new CommandId(ALICE, "c1")).equals("PARKED")) {
                                bench.deliver(bench.network().removeFirst());
                            }
                            bench.network().clear();
                            bench.pass(5_001);
                            bench.account(ALICE).free = 0;
                        },
                        ALICE,
                        by(ALICE, "99")),
                new Case(
                        MarketRefusal.COLLATERAL_INSUFFICIENT,
                        bench -> {
                            trading(bench);
                            bench.account(ALICE).free = 0;
                        },
                        ALICE,
                        by(ALICE, "99")));
    }

    // ---- situations -------------------------------------------------------------------------------------------------

    private static void create(MarketBench bench) {
        bench.operator(new MarketCommand.Create(Examples.terms()));
    }

    private static void trading(MarketBench bench) {
        bench.open();
        bench.price(10_000);
        rich(bench, ALICE);
        rich(bench, "bob");
        bench.arrive(bench.account(ALICE).grant(1));
    }

    private static void rich(MarketBench bench, String account) {
        bench.account(account).free = CASH;
    }

    private static Consumer<MarketBench> in(InstrumentState state) {
        return bench -> {
            trading(bench);
            bench.operator(new MarketCommand.SetState(state));
        };
    }

    private static void closed(MarketBench bench) {
        in(InstrumentState.CLOSED).accept(bench);
    }

    private static void frozen(MarketBench bench) {
        trading(bench);
        bench.arrive(bench.account(ALICE).freeze(true));
    }

    private static void key(MarketBench bench, long expiresAtMillis) {
        trading(bench);
        bench.arrive(bench.account(ALICE).addKey(Examples.tradingKey("key", expiresAtMillis)));
    }

    /** Bob sells 2 at 100. */
    private static void offered(MarketBench bench) {
        trading(bench);
        bench.submit("bob", "b1", Examples.limit("bob", Side.SELL, "2", "100"));
        bench.calm();
    }

    private static void position(MarketBench bench) {
        offered(bench);
        bench.submit(ALICE, "c1", Examples.limit(ALICE, Side.BUY, "1", "100"));
        bench.calm();
    }

    /** So high a price that 288.23 contracts are the most that anybody may hold and offer. */
    private static InstrumentTerms tight() {
        return Examples.with(Examples.terms(), "highest", "40000000");
    }

    // ---- commands ---------------------------------------------------------------------------------------------------

    private static Case of(MarketRefusal refusal, MarketCommand command) {
        return new Case(refusal, MarketRefusalTest::trading, ALICE, command);
    }

    private static MarketCommand.Place by(String key, String price) {
        return Examples.limit(key, Side.BUY, "1", price);
    }

    private static MarketCommand session(String line) {
        return new MarketCommand.OpenSession(Examples.fingerprint(ALICE), Money.parse(line));
    }

    private static MarketCommand.Place limit(
            String size, @Nullable String price, TimeInForce force, boolean isPostOnly) {
        return new MarketCommand.Place(
                Examples.fingerprint(ALICE),
                Side.BUY,
                OrderType.LIMIT,
                price == null ? null : Examples.price(price),
                Examples.size(size),
                force,
                isPostOnly,
                false,
                "");
    }

    private static MarketCommand.Place priced(Price price) {
        return new MarketCommand.Place(
                Examples.fingerprint(ALICE),
                Side.BUY,
                OrderType.LIMIT,
                price,
                Examples.size("1"),
                TimeInForce.GOOD_TIL_CANCELLED,
                false,
                false,
                "");
    }

    private static MarketCommand.Place market(TimeInForce force, boolean isPostOnly) {
        return new MarketCommand.Place(
                Examples.fingerprint("stranger"),
                Side.BUY,
                OrderType.MARKET,
                null,
                Examples.size("1"),
                force,
                isPostOnly,
                false,
                "x".repeat(65));
    }

    private static MarketCommand.Place labelled(String label, TimeInForce force, boolean isPostOnly) {
        return new MarketCommand.Place(
                Examples.fingerprint("stranger"),
                Side.BUY,
                OrderType.LIMIT,
                Examples.price("100"),
                Examples.size("1"),
                force,
                isPostOnly,
                false,
                label);
    }

    private static MarketCommand.Place reduceOnly(String price) {
        return new MarketCommand.Place(
                Examples.fingerprint(ALICE),
                Side.BUY,
                OrderType.LIMIT,
                Examples.price(price),
                Examples.size("1"),
                TimeInForce.GOOD_TIL_CANCELLED,
                false,
                true,
                "");
    }

    /** Wrong in every way that an order can be wrong. */
    private static MarketCommand.Place nonsense() {
        return new MarketCommand.Place(
                Examples.fingerprint("stranger"),
                Side.BUY,
                OrderType.MARKET,
                Price.parse("-1", 0),
                Quantity.parse("-1", 0),
                TimeInForce.GOOD_TIL_CANCELLED,
                true,
                true,
                "x".repeat(65));
    }

    // ---- the tests --------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @MethodSource("cases")
    void a_command_meets_the_first_rule_that_it_breaks(Case one) {
        MarketBench bench = new MarketBench();
        one.before().accept(bench);
        String outcome = bench.submit(one.by(), "c9", one.command());
        if (outcome.equals("PARKED")) {
            bench.calm();
            outcome = bench.outcome(new CommandId(one.by(), "c9"));
        }
        assertEquals(one.refusal().name(), outcome);
        assertEquals(List.of(), bench.lastEvents());
        bench.check();
        bench.checkReplay();
    }

    @Test
    void every_refusal_has_a_case() {
        EnumSet<MarketRefusal> without = EnumSet.allOf(MarketRefusal.class);
        cases().forEach(one -> without.remove(one.refusal()));
        without.removeAll(InstrumentTermsTest.refusals());
        // What only time, the shell or the account brings about is told in ParkingTest, what a million orders do below,
        // what
        // more cancellations than a block has room for do in MarketAnswersTest.
        without.removeAll(EnumSet.of(
                MarketRefusal.LINE_NOT_GRANTED,
                MarketRefusal.TOO_MANY_PARKED,
                MarketRefusal.ACCOUNT_NOT_OPEN,
                MarketRefusal.ACCOUNT_CLOSED,
                MarketRefusal.TOO_MANY_MARKETS,
                MarketRefusal.LINE_TOTALS_EXHAUSTED,
                MarketRefusal.CASH_NEGATIVE,
                MarketRefusal.MAKER_UNCOVERED,
                MarketRefusal.BOOK_FULL));
        assertEquals(EnumSet.noneOf(MarketRefusal.class), without);
    }

    @Test
    void a_full_book_refuses_what_would_rest_until_an_order_is_gone() {
        MarketBench bench = new MarketBench();
        trading(bench);
        rich(bench, ALICE);
        bench.submit(ALICE, "c1", Examples.limit(ALICE, Side.BUY, "1", "99"));
        bench.calm();
        OrderBook book = bench.market().book();
        int party = Objects.requireNonNull(bench.market().party(ALICE)).index();
        long ghosts = 1L << 40; // Far from any id that this market gives.
        for (int rest = book.size(); rest < OrderBook.ORDERS_MAX; rest++) {
            book.add(ghosts + rest, party, 0, Side.BUY, 1, 1, 0);
        }
        assertEquals("BOOK_FULL", bench.submit(ALICE, "c2", Examples.limit(ALICE, Side.BUY, "1", "98")));
        assertEquals(List.of(), bench.lastEvents());
        assertEquals(
                "APPLIED",
                bench.submit(ALICE, "c3", limit("1", "98", TimeInForce.IMMEDIATE_OR_CANCEL, false)),
                "what cannot rest needs no room");
        book.remove(book.find(ghosts + OrderBook.ORDERS_MAX - 1));
        bench.submit(ALICE, "c4", Examples.limit(ALICE, Side.BUY, "1", "98"));
        bench.calm();
        assertEquals("APPLIED", bench.outcome(new CommandId(ALICE, "c4")));
        assertTrue(book.isFull());
        assertEquals("BOOK_FULL", bench.submit(ALICE, "c5", Examples.limit(ALICE, Side.BUY, "1", "98")));
    }

    @Test
    void every_refusal_says_what_is_required() {
        for (MarketRefusal refusal : MarketRefusal.values()) {
            assertFalse(refusal.sentence().isBlank());
            assertEquals('.', refusal.sentence().charAt(refusal.sentence().length() - 1));
        }
    }
}
