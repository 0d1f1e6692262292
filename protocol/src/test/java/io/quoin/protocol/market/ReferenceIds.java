package io.quoin.protocol.market;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a market and its reference call the same order, and which ids clients have used. */
final class ReferenceIds {
    private final List<Long> ids = new ArrayList<>();
    private final List<String> clientIds = new ArrayList<>();
    private final Map<Long, Long> numbers = new TreeMap<>();

    /** When each id was used last, by account, the longest ago first. */
    private final Map<String, LinkedHashMap<String, Long>> used = new TreeMap<>();

    private int given;

    /** A client's id that nobody has used. */
    String fresh() {
        given++;
        return "c" + given;
    }

    /** One that the account used before then, rather that of an open order; a fresh one if there is none. */
    String old(String account, List<String> open, long beforeMillis) {
        LinkedHashMap<String, Long> all = used.getOrDefault(account, new LinkedHashMap<>());
        List<String> old = all.entrySet().stream()
                .filter(one -> one.getValue() < beforeMillis)
                .map(Map.Entry::getKey)
                .toList();
        return old.stream().filter(open::contains).findFirst().orElseGet(() -> old.isEmpty() ? fresh() : old.get(0));
    }

    void used(String account, String clientId, long atMillis) {
        LinkedHashMap<String, Long> all = used.computeIfAbsent(account, name -> new LinkedHashMap<>());
        all.remove(clientId);
        all.put(clientId, atMillis);
    }

    /** The next order was placed; the reference counts them from 1. */
    void placed(long number, long id, String clientId) {
        ids.add(id);
        clientIds.add(clientId);
        numbers.put(id, number);
    }

    int placed() {
        return ids.size();
    }

    long id(long number) {
        return ids.get((int) number - 1);
    }

    String clientId(long number) {
        return clientIds.get((int) number - 1);
    }

    /** The number of the order with this id, 0 if it is none that was placed. */
    long number(long id) {
        return numbers.getOrDefault(id, 0L);
    }
}
