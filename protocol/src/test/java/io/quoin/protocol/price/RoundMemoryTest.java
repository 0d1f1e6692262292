package io.quoin.protocol.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.value.Price;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is remembered of the latest rounds is what a plain list of them says. */
class RoundMemoryTest {
    /** Steps from one round to the next, prices, and how many rounds are remembered. */
    private record Run(List<Step> steps, int roundsMax) {}

    private record Step(int ahead, long price) {}

    @Test
    void it_reaches_back_to_its_oldest_round_and_no_further() {
        RoundMemory memory = RoundMemory.beginning(round(10, 5));
        assertEquals(new RoundRange(10, 5, 10, 5), memory.since(10));
        assertNull(memory.since(9));
        assertNull(memory.since(11));
        memory = memory.with(round(20, 3), 2);
        assertEquals(new RoundRange(20, 3, 10, 5), memory.since(10));
        assertEquals(new RoundRange(20, 3, 20, 3), memory.since(11));
        memory = memory.with(round(30, 9), 2);
        assertNull(memory.since(19));
        assertEquals(new RoundRange(20, 3, 30, 9), memory.since(20));
    }

    @Test
    void a_memory_of_one_round_has_one() {
        RoundMemory memory = RoundMemory.beginning(round(1, 5)).with(round(2, 7), 1);
        assertNull(memory.since(1));
        assertEquals(new RoundRange(2, 7, 2, 7), memory.since(2));
    }

    @Test
    void an_earlier_memory_is_not_changed_by_a_later_one() {
        RoundMemory earlier = RoundMemory.beginning(round(1, 5));
        earlier.with(round(2, 9), 8);
        earlier.with(round(3, 1), 8);
        assertEquals(new RoundRange(1, 5, 1, 5), earlier.since(1));
    }

    @Test
    void it_says_what_a_plain_list_says() {
        Gen<Step> steps = Gen.combine(Gen.ints(1, 4), Gen.longs(1, 20), Step::new);
        Gen<Run> runs = Gen.combine(Gen.listOf(steps, 1, 30), Gen.ints(1, 10), Run::new);
        Property.check("a memory says what a list says", runs, 500, RoundMemoryTest::compare);
    }

    private static void compare(Run run) {
        List<AdmittedRound> all = new ArrayList<>();
        RoundMemory memory = null;
        long number = 0;
        for (Step step : run.steps()) {
            number += step.ahead();
            AdmittedRound round = round(number, step.price());
            all.add(round);
            memory = memory == null ? RoundMemory.beginning(round) : memory.with(round, run.roundsMax());
            List<AdmittedRound> kept = all.subList(Math.max(0, all.size() - run.roundsMax()), all.size());
            for (long since = 0; since <= number + 1; since++) {
                assertEquals(expected(kept, since), memory.since(since), "since " + since + " of " + kept);
            }
        }
    }

    private static RoundRange expected(List<AdmittedRound> kept, long since) {
        if (since < kept.get(0).round()) {
            return null;
        }
        List<AdmittedRound> newestFirst = new ArrayList<>(
                kept.stream().filter(round -> round.round() >= since).toList());
        Collections.reverse(newestFirst);
        Comparator<AdmittedRound> byPrice =
                Comparator.comparingLong(round -> round.price().units());
        if (newestFirst.isEmpty()) {
            return null;
        }
        AdmittedRound lowest = newestFirst.stream().sorted(byPrice).toList().get(0);
        AdmittedRound highest =
                newestFirst.stream().sorted(byPrice.reversed()).toList().get(0);
        return new RoundRange(
                lowest.round(),
                lowest.price().units(),
                highest.round(),
                highest.price().units());
    }

    private static AdmittedRound round(long number, long price) {
        return new AdmittedRound("BTC_USDC", number, new Price(price, 2), 0);
    }
}
