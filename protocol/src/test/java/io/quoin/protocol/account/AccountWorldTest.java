package io.quoin.protocol.account;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.world.Plant;
import io.quoin.protocol.world.WorldStep;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Accounts keep every unit, decide every command at most once and come to rest, under loss, doubling, reordering, delay and
 * crashes at every point; and a world with a planted mistake is told from a right one by the same properties.
 */
class AccountWorldTest {
    private static final int STEPS_MAX = 500;

    private static final List<String> MUST_BE_SEEN = List.of(
            "Opened",
            "FaucetDrawn",
            "WithdrawalBooked",
            "TransferSent",
            "TransferCredited",
            "TransferReturned",
            "ReturnCredited",
            "Swept",
            "KeyAdded",
            "KeyRevoked",
            "KeyExpired",
            "Closed",
            "IN_TRANSIT",
            "BALANCE_INSUFFICIENT",
            "ACCOUNT_CLOSED",
            "RESERVED_ID",
            "KEY_USED_BEFORE",
            "EXPIRED",
            "ID_TAKEN_BY_DIFFERENT_COMMAND",
            "TOO_MANY_LIVE_IDS",
            "repeated");

    @Test
    void value_is_kept_to_the_unit_whatever_crashes_is_lost_or_comes_twice() {
        TreeSet<String> seen = new TreeSet<>();
        Property.named("accounts keep every unit")
                .cases(250)
                .shrinkTries(2_000)
                .checkRuns(AccountWorld.steps(), STEPS_MAX, () -> new AccountWorld(Plant.NONE, seen::add));
        // A property that never comes to what can go wrong proves nothing.
        for (String must : MUST_BE_SEEN) {
            assertTrue(seen.contains(must), () -> must + " was never seen, only " + seen);
        }
    }

    @Test
    void an_account_never_closes_over_what_comes_back_to_it() {
        Property.named("accounts close empty")
                .cases(100)
                .shrinkTries(2_000)
                .checkRuns(AccountWorld.stepsToClose(), STEPS_MAX, () -> new AccountWorld(Plant.NONE, seen -> {}));
    }

    /**
     * The counterexamples are shrunk but little: that they are found is the point. Nothing of an account waits or looks at a
     * price, so those mistakes are found elsewhere.
     */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_NONE,
            names = {"NONE", "PARKED_.*", "HINT.*", "ROUNDS_.*"})
    void a_planted_mistake_is_found(Plant plant) {
        Gen<WorldStep<AccountCommand>> steps =
                plant == Plant.CONFIRMED_WITHOUT_ANSWERS ? AccountWorld.stepsToClose() : AccountWorld.steps();
        AssertionError found = assertThrows(
                AssertionError.class,
                () -> Property.named("accounts keep every unit although " + plant)
                        .cases(1_000)
                        .shrinkTries(20)
                        .checkRuns(steps, STEPS_MAX, () -> new AccountWorld(plant, seen -> {})));
        assertTrue(found.getMessage().contains("not so: accounts keep every unit"), found.getMessage());
    }
}
