package io.quoin.protocol.world.venue;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Property;
import io.quoin.protocol.law.Law;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketLaw;
import io.quoin.protocol.market.MarketState;
import io.quoin.protocol.market.RuledMarket;
import io.quoin.protocol.world.venue.VenueWorld.Motion;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Accounts and markets keep every promise together, whatever prices do, crashes, is lost or comes twice; and a venue with a
 * planted mistake is told from the right one by the same properties.
 */
class VenueWorldTest {
    private static final int STEPS_MAX = 400;
    private static final int CASES_OF_A_PLANT = 300;

    private static final List<String> TRADED = List.of(
            "LineGranted",
            "DemandQueued",
            "dropped INFEASIBLE",
            "LineKept",
            "several fills",
            "reduce-only",
            "returned RECALLED",
            "returned IDLE",
            "COLLATERAL_INSUFFICIENT");

    private static final List<String> LIVED = List.of(
            "LINE_NOT_GRANTED",
            "dropped OVER",
            "cancelled FROZEN",
            "cancelled ASKED",
            "returned FROZEN",
            "returned MARKET_CLOSED",
            "SessionOpened",
            "KeyRevoked",
            "KeyExpired",
            "KEY_NOT_AUTHORISED",
            "ACCOUNT_FROZEN",
            "BARRIER_UNANSWERED",
            "WithdrawalBooked",
            "TransferSent",
            "TransferReturned",
            "ReturnCredited",
            "PRICE_STALE",
            "SETTLEMENT_LAGGING",
            "FILL_OR_KILL_NOT_FILLED",
            "POST_ONLY_WOULD_TRADE",
            "REDUCE_ONLY_WOULD_INCREASE",
            "TOO_MANY_PARKED",
            "MARKET_HALTED");

    @Test
    void nobody_is_ever_short_while_the_price_stands() {
        holds(VenueSteps.EVERYTHING, Motion.FIXED, 30, VenueWorldTest::exact, LIVED);
    }

    @Test
    void nothing_is_lent_paid_or_taken_that_was_not_there_while_prices_move() {
        holds(VenueSteps.EVERYTHING, Motion.MOVING, 30, VenueWorldTest::generous, List.of("cancelled UNCOVERED"));
    }

    @Test
    void a_line_covers_what_orders_can_come_to_however_much_is_traded() {
        holds(VenueSteps.TRADING, Motion.FIXED, 15, VenueWorldTest::exact, TRADED);
        holds(VenueSteps.TRADING, Motion.MOVING, 15, VenueWorldTest::generous, List.of("Uncovered"));
    }

    @Test
    void what_is_paid_out_was_free_however_slow_the_account_is() {
        holds(VenueSteps.PAYING, Motion.MOVING, 30, VenueWorldTest::exact, List.of("WithdrawalBooked", "BarrierHeard"));
    }

    @Test
    void an_account_closes_when_nothing_of_it_is_left_anywhere() {
        holds(
                VenueSteps.CLOSING,
                Motion.MOVING,
                20,
                VenueWorldTest::generous,
                List.of("Closed", "NOT_FROZEN", "BALANCE_NOT_ZERO", "IN_TRANSIT", "ACCOUNT_CLOSED"));
    }

    /** So what is planted by other rules of credit is what differs from the law, and nothing else. */
    @Test
    void the_rules_of_credit_written_out_are_the_law() {
        holds(
                VenueSteps.TRADING,
                Motion.MOVING,
                10,
                () -> RuledMarket.same(Scene.MARKET_PARAMETERS),
                List.of("several fills"));
    }

    /** The counterexamples are shrunk but little: that they are found is the point. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_planted_mistake_is_found(VenuePlant plant) {
        AssertionError found = assertThrows(
                AssertionError.class,
                () -> Property.named("a venue keeps its promises although " + plant)
                        .cases(CASES_OF_A_PLANT)
                        .shrinkTries(10)
                        .checkRuns(
                                plant.steps().upTo(plant.motion().steps()),
                                STEPS_MAX,
                                () -> new VenueWorld(plant.motion(), plant, seen -> {})));
        assertTrue(found.getMessage().contains("not so: a venue keeps its promises"), found.getMessage());
        // The plant names itself in the sentence, and that name may hold that of a promise: what failed must name it.
        String failure = Objects.requireNonNull(found.getCause()).getMessage();
        assertTrue(plant.isFoundBy(failure), found.getMessage());
    }

    private static Law<MarketState, MarketCommand, MarketEvent, FromParty> exact() {
        return new MarketLaw(Scene.MARKET_PARAMETERS);
    }

    /** Markets that wish for more than they need. */
    private static Law<MarketState, MarketCommand, MarketEvent, FromParty> generous() {
        return new MarketLaw(Scene.GENEROUS_MARKET_PARAMETERS);
    }

    private static void holds(
            VenueSteps steps,
            Motion motion,
            int cases,
            Supplier<Law<MarketState, MarketCommand, MarketEvent, FromParty>> markets,
            List<String> mustBeSeen) {
        TreeSet<String> seen = new TreeSet<>();
        Property.named("a venue keeps its promises, " + steps + ", prices " + motion)
                .cases(cases)
                .shrinkTries(1_000)
                .checkRuns(
                        steps.upTo(motion.steps()),
                        STEPS_MAX,
                        () -> new VenueWorld(motion, VenuePlant.NONE, markets.get(), seen::add));
        // A property that never comes to what can go wrong proves nothing.
        for (String must : mustBeSeen) {
            assertTrue(seen.contains(must), () -> must + " was never seen, only " + seen);
        }
    }
}
