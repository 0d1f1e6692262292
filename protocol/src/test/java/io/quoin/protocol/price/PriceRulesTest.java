package io.quoin.protocol.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quoin.protocol.value.Price;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule by which a price is kept off a board, and the order in which they are judged. */
class PriceRulesTest {
    private static final String BTC = "BTC_USDC";
    private static final long NOW = 1_800_000_000_000L;
    private static final BoardTime TIME = new BoardTime(NOW, 77);
    private static final TestPublisher PUBLISHER = TestPublisher.named("index");
    private static final PriceLimits LIMITS = limits();
    private static final PriceRules RULES = new PriceRules(
            TestPublisher.ENVIRONMENT, new TreeSet<>(Set.of(PUBLISHER.publisher())), LIMITS, TestPublisher.SIGNATURES);

    /** The board has this round, so that a later one can be older, or the same with another price. */
    private static final AdmittedRound HELD = round(100, 6_000_000, NOW - 10);

    private static final PriceBoard BOARD = after(PriceBoard.EMPTY, HELD);

    /** Two of these cannot be broken by one price. */
    private static final List<Set<PriceRefusal>> EITHER_OR = List.of(
            EnumSet.of(PriceRefusal.FROM_THE_FUTURE, PriceRefusal.ROUND_TOO_OLD),
            EnumSet.of(PriceRefusal.OLD_ROUND, PriceRefusal.ROUND_TAKEN_BY_DIFFERENT_PRICE));

    @Test
    void a_newer_round_comes_onto_the_board() {
        AdmittedRound newer = round(101, 6_000_001, NOW);
        Admission.Newer admitted =
                assertInstanceOf(Admission.Newer.class, RULES.admit(BOARD, PUBLISHER.signed(newer), TIME));
        assertEquals(new BoardPrice(BTC, 101, 6_000_001, 2, NOW, true), latest(admitted.board(), TIME));
        assertEquals(new BoardPrice(BTC, 100, 6_000_000, 2, NOW - 10, true), latest(BOARD, TIME));
    }

    @Test
    void the_first_round_of_an_underlying_may_have_any_number() {
        AdmittedRound first = new AdmittedRound("ETH_USDC", 1, new Price(1, 4), NOW);
        Admission.Newer admitted =
                assertInstanceOf(Admission.Newer.class, RULES.admit(BOARD, PUBLISHER.signed(first), TIME));
        assertEquals(2, admitted.board().size());
        assertEquals(100, latest(admitted.board(), TIME).round());
    }

    @Test
    void the_same_round_again_renews_and_is_no_newer_one() {
        assertInstanceOf(Admission.Renewed.class, RULES.admit(BOARD, PUBLISHER.signed(HELD), TIME));
    }

    @ParameterizedTest
    @EnumSource(PriceRefusal.class)
    void each_rule_refuses_by_its_name(PriceRefusal rule) {
        assertEquals(rule, refusal(EnumSet.of(rule)));
    }

    @ParameterizedTest
    @MethodSource("pairsOfRules")
    void of_two_broken_rules_the_first_is_named(PriceRefusal first, PriceRefusal second) {
        assertEquals(first, refusal(EnumSet.of(first, second)));
    }

    @Test
    void a_signature_for_another_environment_or_by_another_publisher_is_none() {
        PriceRules elsewhere = new PriceRules("elsewhere", RULES.publishers(), LIMITS, TestPublisher.SIGNATURES);
        SignedPrice price = PUBLISHER.signed(round(101, 6_000_001, NOW));
        assertRefused(PriceRefusal.BAD_SIGNATURE, elsewhere.admit(BOARD, price, TIME));
        SignedPrice lent = new SignedPrice(
                price.round(),
                PUBLISHER.publisher(),
                TestPublisher.named("other").signed(price.round()).signature());
        assertRefused(PriceRefusal.BAD_SIGNATURE, RULES.admit(BOARD, lent, TIME));
    }

    @Test
    void an_unknown_publisher_costs_no_verification() {
        PriceRules rules = new PriceRules(TestPublisher.ENVIRONMENT, RULES.publishers(), LIMITS, (key, text, sign) -> {
            throw new AssertionError("verified a signature of " + key);
        });
        SignedPrice price = TestPublisher.named("other").signed(HELD);
        assertRefused(PriceRefusal.UNKNOWN_PUBLISHER, rules.admit(BOARD, price, TIME));
    }

    @Test
    void a_round_that_somebody_else_answers_for_meets_the_rules_of_the_board_alone() {
        PriceRules nobody = new PriceRules("any", new TreeSet<>(), LIMITS, (key, text, sign) -> false);
        assertInstanceOf(Admission.Newer.class, nobody.take(BOARD, round(101, 1, NOW), TIME));
        assertRefused(PriceRefusal.OLD_ROUND, nobody.take(BOARD, round(99, 1, NOW), TIME));
    }

    @Test
    void the_times_of_a_round_count_to_the_millisecond() {
        assertInstanceOf(Admission.Newer.class, RULES.take(BOARD, round(101, 1, NOW + 1_000), TIME));
        assertRefused(PriceRefusal.FROM_THE_FUTURE, RULES.take(BOARD, round(101, 1, NOW + 1_001), TIME));
        assertInstanceOf(Admission.Newer.class, RULES.take(BOARD, round(101, 1, NOW - 5_000), TIME));
        assertRefused(PriceRefusal.ROUND_TOO_OLD, RULES.take(BOARD, round(101, 1, NOW - 5_001), TIME));
        assertRefused(PriceRefusal.FROM_THE_FUTURE, RULES.take(BOARD, round(101, 1, Long.MAX_VALUE), TIME));
        assertRefused(PriceRefusal.ROUND_TOO_OLD, RULES.take(BOARD, round(101, 1, 0), TIME));
    }

    @Test
    void the_round_on_the_board_is_refused_too_once_it_is_too_old() {
        BoardTime later = new BoardTime(NOW + 5_000, 5_077);
        assertRefused(PriceRefusal.ROUND_TOO_OLD, RULES.admit(BOARD, PUBLISHER.signed(HELD), later));
    }

    @Test
    void the_same_number_with_another_time_is_another_round() {
        Admission answer = RULES.take(BOARD, round(100, 6_000_000, NOW), TIME);
        assertRefused(PriceRefusal.ROUND_TAKEN_BY_DIFFERENT_PRICE, answer);
    }

    @Test
    void what_no_board_has_ever_heard_of_has_no_price() {
        assertNull(BOARD.at(TIME, LIMITS).latest("ETH_USDC"));
        assertNull(BOARD.at(TIME, LIMITS).since("ETH_USDC", 1));
    }

    @Test
    void every_answer_is_counted_under_its_name() {
        PriceCounters counters = PriceCounters.ZERO;
        for (PriceRefusal rule : PriceRefusal.values()) {
            for (int i = 0; i <= rule.ordinal(); i++) {
                counters = counters.and(answer(EnumSet.of(rule)));
            }
        }
        counters = counters.and(answer(EnumSet.noneOf(PriceRefusal.class)));
        counters = counters.and(RULES.take(BOARD, HELD, TIME)).and(RULES.take(BOARD, HELD, TIME));
        for (PriceRefusal rule : PriceRefusal.values()) {
            assertEquals(rule.ordinal() + 1, counters.refused(rule));
        }
        assertEquals(
                List.of(PriceRefusal.values()), List.copyOf(counters.refusals().keySet()));
        assertEquals(1, counters.newer());
        assertEquals(2, counters.renewed());
        assertEquals(0, PriceCounters.ZERO.refused(PriceRefusal.OLD_ROUND));
        assertEquals("0 newer, 0 renewed, refused {}", PriceCounters.ZERO.toString());
    }

    @Test
    void the_names_and_their_order_stay() {
        assertEquals(
                "[UNKNOWN_PUBLISHER, BAD_SIGNATURE, UNKNOWN_UNDERLYING, SCALE_MISMATCH, PRICE_NOT_POSITIVE,"
                        + " FROM_THE_FUTURE, ROUND_TOO_OLD, OLD_ROUND, ROUND_TAKEN_BY_DIFFERENT_PRICE]",
                List.of(PriceRefusal.values()).toString());
    }

    @Test
    void a_refused_price_leaves_the_board_as_it_was() {
        PriceBoard before = BOARD;
        answer(EnumSet.of(PriceRefusal.OLD_ROUND));
        assertSame(before, BOARD);
        assertEquals(100, latest(BOARD, TIME).round());
    }

    // ---- prices that break chosen rules
    // ------------------------------------------------------------------------------

    static Stream<Arguments> pairsOfRules() {
        List<Arguments> pairs = new ArrayList<>();
        for (PriceRefusal first : PriceRefusal.values()) {
            for (PriceRefusal second : PriceRefusal.values()) {
                if (first.compareTo(second) < 0 && !EITHER_OR.contains(EnumSet.of(first, second))) {
                    pairs.add(arguments(first, second));
                }
            }
        }
        return pairs.stream();
    }

    private static PriceRefusal refusal(Set<PriceRefusal> broken) {
        return assertInstanceOf(Admission.Refused.class, answer(broken)).rule();
    }

    /** The answer to a price that breaks these rules and no others. */
    private static Admission answer(Set<PriceRefusal> broken) {
        long number = broken.contains(PriceRefusal.OLD_ROUND)
                ? 99
                : broken.contains(PriceRefusal.ROUND_TAKEN_BY_DIFFERENT_PRICE) ? 100 : 101;
        long time = broken.contains(PriceRefusal.FROM_THE_FUTURE)
                ? NOW + 60_000
                : broken.contains(PriceRefusal.ROUND_TOO_OLD) ? NOW - 60_000 : NOW;
        Price price = new Price(
                broken.contains(PriceRefusal.PRICE_NOT_POSITIVE) ? 0 : 6_100_000,
                broken.contains(PriceRefusal.SCALE_MISMATCH) ? 3 : 2);
        String underlying = broken.contains(PriceRefusal.UNKNOWN_UNDERLYING) ? "DOGE_USDC" : BTC;
        TestPublisher publisher =
                broken.contains(PriceRefusal.UNKNOWN_PUBLISHER) ? TestPublisher.named("other") : PUBLISHER;
        SignedPrice signed = publisher.signed(new AdmittedRound(underlying, number, price, time));
        if (broken.contains(PriceRefusal.BAD_SIGNATURE)) {
            byte[] bytes = signed.signature().toBytes();
            bytes[63] ^= 1;
            signed = new SignedPrice(signed.round(), signed.publisher(), PriceSignature.of(bytes));
        }
        return RULES.admit(BOARD, signed, TIME);
    }

    private static void assertRefused(PriceRefusal rule, Admission answer) {
        assertEquals(rule, assertInstanceOf(Admission.Refused.class, answer).rule());
    }

    private static AdmittedRound round(long number, long units, long timeMillis) {
        return new AdmittedRound(BTC, number, new Price(units, 2), timeMillis);
    }

    private static PriceBoard after(PriceBoard board, AdmittedRound round) {
        return assertInstanceOf(Admission.Newer.class, RULES.take(board, round, TIME))
                .board();
    }

    private static BoardPrice latest(PriceBoard board, BoardTime time) {
        return board.at(time, LIMITS).latest(BTC);
    }

    private static PriceLimits limits() {
        SortedMap<String, Integer> scales = new TreeMap<>();
        scales.put(BTC, 2);
        scales.put("ETH_USDC", 4);
        return new PriceLimits(1_000, 5_000, 1_000, 512, scales);
    }
}
