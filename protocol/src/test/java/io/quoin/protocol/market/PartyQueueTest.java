package io.quoin.protocol.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.market.credit.RequiredCredit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PartyQueueTest {
    /** A party joins at a time, or leaves at 0. */
    private record Change(int party, int millis) {}

    @Test
    void a_queue_says_who_is_due_as_a_sorted_map_does() {
        Gen<Change> changes = Gen.combine(Gen.ints(0, 6), Gen.ints(0, 20), Change::new);
        Property.check("a queue is a sorted map", Gen.listOf(changes, 60), 300, PartyQueueTest::compare);
    }

    private static void compare(List<Change> changes) {
        List<Party> parties = new ArrayList<>();
        for (int index = 0; index < 7; index++) {
            parties.add(party(index));
        }
        PartyQueue queue = new PartyQueue();
        Map<Integer, Integer> model = new TreeMap<>();
        for (Change change : changes) {
            PartyQueue.Place place = parties.get(change.party()).idle;
            if (change.millis() == 0) {
                queue.remove(place);
                model.remove(change.party());
            } else {
                queue.put(place, change.millis());
                model.put(change.party(), change.millis());
            }
            long earliest =
                    model.values().stream().mapToLong(millis -> millis).min().orElse(PartyQueue.NEVER);
            assertEquals(earliest, queue.earliestMillis());
            for (int millis = 0; millis <= 21; millis += 3) {
                int until = millis;
                List<Integer> due = model.entrySet().stream()
                        .filter(entry -> entry.getValue() <= until)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toList());
                assertEquals(due, queue.upTo(until).stream().map(Party::index).collect(Collectors.toList()));
            }
        }
    }

    private static Party party(int index) {
        return new Party(
                index,
                "p" + index,
                Examples.lineTerms("owner", List.of(), 0, false),
                Examples.fingerprint("owner"),
                0,
                new RequiredCredit(Instrument.of(Examples.terms()).credit(), 0));
    }
}
