package io.quoin.walls.planted.protocol.law;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Planted: hash collections that hide behind an interface and are walked under its name. */
public final class LawWithHiddenHash {

    private final Map<String, Long> balances = new HashMap<>();

    Set<String> parties() {
        return new HashSet<>(balances.size());
    }

    long sum() {
        long sum = 0;
        for (long balance : balances.values()) {
            sum += balance;
        }
        return sum;
    }

    /** Planted: the file is what counts, not the class. */
    static final class Nested {
        void walk(Map<String, Long> any) {
            any.forEach((party, balance) -> {});
        }
    }

    /** Planted: a hash collection under another name. */
    abstract static class Balances extends HashSet<String> {}

    /** Planted: the text of a record walks its components. */
    record Shown(HashMap<String, Long> balances) {}
}
