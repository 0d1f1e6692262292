package io.quoin.protocol.market.naive;

import java.util.TreeMap;

/** Who may do something for one account, as the account last said. */
final class NaiveKeys {
    private final String owner;

    /** Until when each key that may trade lives. */
    private final TreeMap<String, Long> traders = new TreeMap<>();

    boolean isFrozen;

    NaiveKeys(String owner) {
        this.owner = owner;
    }

    String owner() {
        return owner;
    }

    void trusts(String key, long untilMillis) {
        traders.put(key, untilMillis);
    }

    void trustsNoMore(String key) {
        traders.remove(key);
    }

    boolean mayTrade(String key, long nowMillis) {
        Long until = traders.get(key);
        return key.equals(owner) || until != null && nowMillis < until;
    }
}
