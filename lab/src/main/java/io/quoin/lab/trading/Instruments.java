package io.quoin.lab.trading;

import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import io.quoin.protocol.value.Rate;
import java.util.ArrayList;
import java.util.List;

/**
 * The demo's perpetuals: {@code BTC_USDC-PERPETUAL} and its likes, all on one grid. Their order price band is 30 %, because the
 * venue of 2015 had none and its makers quoted far away.
 */
public final class Instruments {
    static final int PRICE_SCALE = 2;
    static final int SIZE_SCALE = 6;

    private Instruments() {}

    /** So many of them, each after an underlying of its own. */
    public static List<InstrumentTerms> first(int count) {
        List<InstrumentTerms> instruments = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            instruments.add(named(number == 1 ? "BTC_USDC" : "BTC" + number + "_USDC"));
        }
        return List.copyOf(instruments);
    }

    private static InstrumentTerms named(String underlying) {
        return new InstrumentTerms(
                underlying + "-PERPETUAL",
                underlying,
                Assets.USDC,
                Price.parse("0.01", PRICE_SCALE),
                Quantity.parse("0.000001", SIZE_SCALE),
                Quantity.parse("0.000001", SIZE_SCALE),
                Quantity.parse("10000", SIZE_SCALE),
                Price.parse("10000", PRICE_SCALE),
                Rate.parse("0.3"),
                Rate.parse("0.05"),
                Rate.parse("0.03"),
                Rate.ONE,
                Rate.parse("0.0002"),
                Rate.parse("0.0005"),
                1);
    }
}
