package io.quoin.protocol.account;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.account.TradingWorld.Motion;
import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.world.Plant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An account never lends or pays what is not free, whatever its markets do, and whatever crashes, is lost or comes twice; and a
 * law with a planted mistake is told from the right one by the same properties.
 */
class TradingWorldTest {
    private static final int STEPS_MAX = 400;

    private static final List<String> MUST_BE_SEEN = List.of(
            "LineGranted",
            "granted nothing",
            "DemandQueued",
            "DemandDropped",
            "dropped OVER",
            "dropped INFEASIBLE",
            "LineKept",
            "Settled",
            "Frozen",
            "Unfrozen",
            "KeyRevoked",
            "KeyExpired",
            "WithdrawalBooked",
            "TransferSent",
            "Placed",
            "Filled",
            "Cancelled",
            "GivenBack",
            "Heard",
            "CREDIT_REFUSED",
            "LINE_NOT_GRANTED",
            "BALANCE_INSUFFICIENT",
            "COLLATERAL_INSUFFICIENT",
            "PRICE_STALE",
            "BARRIER_UNANSWERED");

    @Test
    void free_collateral_is_never_below_zero_while_prices_stand() {
        holds(Motion.FIXED, TradingWorld.steps(Motion.FIXED), MUST_BE_SEEN);
    }

    @Test
    void nothing_is_lent_or_paid_that_was_not_free_while_prices_move() {
        holds(Motion.MOVING, TradingWorld.steps(Motion.MOVING), MUST_BE_SEEN);
    }

    @Test
    void an_account_never_closes_while_a_market_has_anything_of_it() {
        holds(
                Motion.MOVING,
                TradingWorld.stepsToClose(),
                List.of("Closed", "Filled", "NOT_FROZEN", "POSITION_OPEN", "IN_TRANSIT", "FROZEN"));
    }

    private static void holds(Motion motion, Gen<TradingStep> steps, List<String> mustBeSeen) {
        TreeSet<String> seen = new TreeSet<>();
        Property.named("accounts lend and pay what is free, prices " + motion)
                .cases(80)
                .shrinkTries(2_000)
                .checkRuns(
                        steps, STEPS_MAX, () -> new TradingWorld(motion, Plant.NONE, TradingMistake.NONE, seen::add));
        // A property that never comes to what can go wrong proves nothing.
        for (String must : mustBeSeen) {
            assertTrue(seen.contains(must), () -> must + " was never seen, only " + seen);
        }
    }

    /** The counterexamples are shrunk but little: that they are found is the point. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_planted_mistake_is_found(TradingMistake mistake) {
        Gen<TradingStep> steps = mistake == TradingMistake.CLOSES_WITHOUT_BARRIER
                ? TradingWorld.stepsToClose()
                : TradingWorld.steps(Motion.MOVING);
        AssertionError found = assertThrows(
                AssertionError.class,
                () -> Property.named("accounts lend and pay what is free although one " + mistake)
                        .cases(1_000)
                        .shrinkTries(20)
                        .checkRuns(
                                steps,
                                STEPS_MAX,
                                () -> new TradingWorld(Motion.MOVING, Plant.NONE, mistake, seen -> {})));
        assertTrue(found.getMessage().contains("not so: accounts lend and pay"), found.getMessage());
    }
}
