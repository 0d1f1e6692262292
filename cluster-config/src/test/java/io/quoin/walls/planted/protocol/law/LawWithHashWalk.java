package io.quoin.walls.planted.protocol.law;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Planted: every walk whose receiver says that it is a hash collection. */
public final class LawWithHashWalk {

    private final HashMap<String, Long> balances = new HashMap<>();
    private final HashSet<String> parties = new HashSet<>();
    private final ConcurrentHashMap<String, Long> lines = new ConcurrentHashMap<>();

    long sumOverValues() {
        long sum = 0;
        for (long balance : balances.values()) {
            sum += balance;
        }
        return sum;
    }

    long sumOverEntries() {
        long sum = 0;
        for (Map.Entry<String, Long> entry : balances.entrySet()) {
            sum += entry.getValue();
        }
        return sum;
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        balances.keySet().forEach(keys::add);
        return keys;
    }

    List<String> streamed() {
        return parties.stream().toList();
    }

    void visit(List<String> into) {
        parties.forEach(into::add);
    }

    String print() {
        return parties.toString();
    }

    Object[] array() {
        return parties.toArray();
    }

    void thin() {
        parties.removeIf(String::isEmpty);
    }

    void raise() {
        balances.replaceAll((party, balance) -> balance + 1);
    }

    List<String> copied() {
        return new ArrayList<>(parties);
    }

    List<String> copiedToo() {
        return List.copyOf(parties);
    }

    void appended(List<String> into) {
        into.addAll(parties);
    }

    void concurrent(List<String> into) {
        lines.forEach((party, line) -> into.add(party));
    }
}
