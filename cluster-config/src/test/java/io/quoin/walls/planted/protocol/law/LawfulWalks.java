package io.quoin.walls.planted.protocol.law;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** No fault in it: walks collections that have an order, under whatever type. No rule may complain. */
public final class LawfulWalks {

    private final Map<String, Long> inserted = new LinkedHashMap<>();
    private final TreeMap<String, Long> sorted = new TreeMap<>();
    private final Set<String> seen = new LinkedHashSet<>();

    List<String> walk(Instant engineTime, UUID id) {
        List<String> walked = new ArrayList<>(seen);
        inserted.forEach((party, balance) -> walked.add(party));
        for (Map.Entry<String, Long> entry : sorted.entrySet()) {
            walked.add(entry.getKey() + engineTime + id);
        }
        return List.copyOf(walked);
    }
}
