package io.quoin.walls.planted.protocol.law;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** No fault in it: looks up in hash collections, walks a list beside them. No rule may complain. */
public final class LawfulLookUps {

    private final HashMap<String, Long> balances = new HashMap<>();
    private final HashSet<String> seen = new HashSet<>(64);

    long sumOf(List<String> parties) {
        long sum = 0;
        for (String party : parties) {
            if (seen.add(party)) {
                sum = Math.addExact(sum, balances.getOrDefault(party, 0L));
            }
        }
        return sum;
    }

    void book(String party, long units) {
        balances.merge(party, units, Math::addExact);
        if (balances.containsKey(party) && balances.size() > 64) {
            balances.remove(party);
        }
    }
}
