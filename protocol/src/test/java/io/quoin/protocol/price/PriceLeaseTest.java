package io.quoin.protocol.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.value.Price;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** How long a price counts: by a lease on the receiver's own clock, and never beyond its own age. */
class PriceLeaseTest {
    private static final String BTC = "BTC_USDC";
    private static final long NOW = 1_800_000_000_000L;
    private static final PriceLimits LIMITS = new PriceLimits(1_000, 5_000, 1_000, 512, new TreeMap<>(Map.of(BTC, 2)));
    private static final PriceRules RULES = new PriceRules("any", new TreeSet<>(), LIMITS, (key, text, sign) -> false);

    private PriceBoard board = PriceBoard.EMPTY;

    @Test
    void an_entry_lives_for_its_lease_after_its_receipt() {
        receive(round(1, NOW - 400), at(0));
        assertTrue(isLive(at(0)));
        assertTrue(isLive(at(999)));
        assertFalse(isLive(at(1_000)));
    }

    @Test
    void an_expired_entry_is_still_shown_as_expired() {
        receive(round(1, NOW), at(0));
        assertEquals(
                new BoardPrice(BTC, 1, 100, 2, NOW, false),
                board.at(at(2_000), LIMITS).latest(BTC));
    }

    @Test
    void receiving_it_again_renews_the_lease_by_the_own_clock() {
        receive(round(1, NOW), at(0));
        receive(round(1, NOW), at(900));
        assertTrue(isLive(at(1_899)));
        assertFalse(isLive(at(1_900)));
    }

    @Test
    void a_refused_round_renews_nothing() {
        receive(round(5, NOW), at(0));
        receive(round(4, NOW), at(900));
        receive(new AdmittedRound(BTC, 6, new Price(0, 2), NOW), at(900));
        assertFalse(isLive(at(1_000)));
    }

    @Test
    void a_round_is_stale_by_its_own_time_however_often_it_is_sent() {
        for (long millis = 0; millis <= 9_000; millis += 250) {
            receive(round(1, NOW), at(millis));
            assertEquals(millis <= 5_000, isLive(at(millis)), "after " + millis + " ms");
        }
        receive(round(2, NOW + 9_000), at(9_001));
        assertTrue(isLive(at(9_001)));
    }

    @Test
    void the_age_counts_to_the_millisecond_within_a_lease() {
        receive(round(1, NOW - 4_500), at(0));
        assertTrue(isLive(at(500)));
        assertFalse(isLive(at(501)));
    }

    @Test
    void a_wall_clock_set_back_does_not_make_a_lease_longer() {
        receive(round(1, NOW), at(0));
        assertTrue(isLive(new BoardTime(NOW - 1_000, 999)));
        assertFalse(isLive(new BoardTime(NOW - 1_000, 1_000)));
    }

    @Test
    void a_wall_clock_set_far_back_makes_the_round_one_from_the_future() {
        receive(round(1, NOW), at(0));
        assertFalse(isLive(new BoardTime(NOW - 1_001, 10)));
    }

    @Test
    void a_wall_clock_set_forward_ages_the_round_at_once() {
        receive(round(1, NOW), at(0));
        assertFalse(isLive(new BoardTime(NOW + 5_001, 10)));
    }

    @Test
    void a_lapse_begins_the_memory_anew_because_rounds_may_have_been_missed() {
        receive(round(1, NOW), at(0));
        receive(round(2, NOW), at(999));
        assertNotNull(since(1, at(999)));
        receive(round(3, NOW + 2_000), at(1_999));
        assertNull(since(1, at(2_000)));
        assertNull(since(2, at(2_000)));
        assertEquals(new RoundRange(3, 300, 3, 300), since(3, at(2_000)));
    }

    @Test
    void the_same_round_after_a_lapse_goes_on_with_the_memory() {
        receive(round(1, NOW), at(0));
        receive(round(2, NOW), at(10));
        receive(round(2, NOW), at(3_000));
        assertTrue(isLive(at(3_000)));
        receive(round(3, NOW), at(3_010));
        assertEquals(new RoundRange(1, 100, 3, 300), since(1, at(3_010)));
    }

    private void receive(AdmittedRound round, BoardTime now) {
        Admission answer = RULES.take(board, round, now);
        board = answer.fold(new Admission.Cases<>() {
            @Override
            public PriceBoard newer(Admission.Newer admission) {
                return admission.board();
            }

            @Override
            public PriceBoard renewed(Admission.Renewed admission) {
                return admission.board();
            }

            @Override
            public PriceBoard refused(Admission.Refused admission) {
                return board;
            }
        });
    }

    private boolean isLive(BoardTime now) {
        return board.at(now, LIMITS).latest(BTC).isLive();
    }

    private RoundRange since(long round, BoardTime now) {
        return board.at(now, LIMITS).since(BTC, round);
    }

    /** So long after the beginning, both clocks running. */
    private static BoardTime at(long millis) {
        return new BoardTime(NOW + millis, millis);
    }

    /** A round whose price is a hundred times its number. */
    private static AdmittedRound round(long number, long timeMillis) {
        return new AdmittedRound(BTC, number, new Price(100 * number, 2), timeMillis);
    }
}
