package io.quoin.walls.planted.protocol.law;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Planted: factories that make a hash collection whose type says nothing of it. */
public final class LawWithUnnamedHash {

    Set<String> setOf() {
        return Set.of("a", "b");
    }

    Map<String, Long> mapOf() {
        return Map.of("a", 1L);
    }

    Set<String> setCopy(Collection<String> parties) {
        return Set.copyOf(parties);
    }

    Map<String, Long> mapCopy(Map<String, Long> balances) {
        return Map.copyOf(balances);
    }

    Set<String> collectedSet(List<String> parties) {
        return parties.stream().collect(Collectors.toSet());
    }

    Map<String, Integer> collectedMap(List<String> parties) {
        return parties.stream().collect(Collectors.toMap(Function.identity(), String::length));
    }

    Map<Integer, List<String>> grouped(List<String> parties) {
        return parties.stream().collect(Collectors.groupingBy(String::length));
    }

    Map<Integer, List<String>> groupedInOrder(List<String> parties) {
        return parties.stream().collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.toList()));
    }
}
