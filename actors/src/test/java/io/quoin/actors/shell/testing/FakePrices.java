package io.quoin.actors.shell.testing;

import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.price.RoundRange;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The board of a test. */
public final class FakePrices implements Prices {
    private final Map<String, BoardPrice> latest = new ConcurrentHashMap<>();

    /** From now on this is the newest price of its underlying. */
    public void put(BoardPrice price) {
        latest.put(price.underlying(), price);
    }

    @Override
    public @Nullable BoardPrice latest(String underlying) {
        return latest.get(underlying);
    }

    @Override
    public @Nullable RoundRange since(String underlying, long round) {
        return null;
    }
}
