package io.quoin.lab.bench.matching;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.line.FromParty.LineTerms;
import io.quoin.protocol.line.LineKind;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketKind;
import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.price.RoundRange;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import io.quoin.protocol.value.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The market that a flow is played to: its terms, its one price, which is always live, and lines that are always enough. */
final class FlowInstrument implements Prices {
    static final Address MARKET = new Address(MarketKind.TYPE, "FLOW_USDC-PERPETUAL");

    /** What each party is granted, units of USDC. */
    static final long LINE_UNITS = 1_000_000_000_000_000L;

    private static final String UNDERLYING = "FLOW_USDC";
    private static final int PRICE_SCALE = 2;
    private static final int SIZE_SCALE = 6;

    private final BoardPrice price;

    /** The price of this time. */
    FlowInstrument(long atMillis) {
        this.price = new BoardPrice(UNDERLYING, 1, OrderFlowDrawing.CENTRE, PRICE_SCALE, atMillis, true);
    }

    @Override
    public @Nullable BoardPrice latest(String underlying) {
        return underlying.equals(UNDERLYING) ? price : null;
    }

    @Override
    public @Nullable RoundRange since(String underlying, long round) {
        return null;
    }

    static LineTerms lineTerms(int party) {
        return new LineTerms(LawFlow.owner(party), List.of(), 0, false, LineKind.AMOUNT, 0, 0, 0, 1, 0);
    }

    static InstrumentTerms terms() {
        return new InstrumentTerms(
                MARKET.id(),
                UNDERLYING,
                Assets.USDC,
                Price.parse("0.01", PRICE_SCALE),
                Quantity.parse("0.0001", SIZE_SCALE),
                Quantity.parse("0.0001", SIZE_SCALE),
                Quantity.parse("10000", SIZE_SCALE),
                Price.parse("10000", PRICE_SCALE),
                Rate.parse("0.1"),
                Rate.parse("0.05"),
                Rate.parse("0.03"),
                Rate.ONE,
                Rate.parse("0.0002"),
                Rate.parse("0.0005"),
                1);
    }
}
