package io.quoin.protocol.market;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScope;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.line.FromParty.LineTerms;
import io.quoin.protocol.line.LineKind;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.TimeInForce;
import io.quoin.protocol.value.Asset;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import io.quoin.protocol.value.Rate;
import java.util.List;

/** An instrument, owners and keys to play with. A tick is 0.5, a lot 0.01; 10 % and 5 % margin, fees of 2 and 5 basis points. */
final class Examples {
    static final Address MARKET = new Address(MarketKind.TYPE, "TEST-PERPETUAL");
    static final String UNDERLYING = "TEST";
    static final int PRICE_SCALE = 2;
    static final int SIZE_SCALE = 3;
    static final long NOW = 1_000_000;

    static final MarketParameters PARAMETERS =
            new MarketParameters(4, 3, 2_000, Rate.ZERO, 0, 10_000, 1_000, 250, 5_000);

    private Examples() {}

    static InstrumentTerms terms() {
        return new InstrumentTerms(
                MARKET.id(),
                UNDERLYING,
                Assets.USDC,
                price("0.5"),
                size("0.01"),
                size("0.1"),
                size("100"),
                price("100000"),
                Rate.parse("0.1"),
                Rate.parse("0.1"),
                Rate.parse("0.05"),
                Rate.ONE,
                Rate.parse("0.0002"),
                Rate.parse("0.0005"),
                1);
    }

    static Price price(String text) {
        return Price.parse(text, PRICE_SCALE);
    }

    static Quantity size(String text) {
        return Quantity.parse(text, SIZE_SCALE);
    }

    static OwnerKey owner(String name) {
        byte[] bytes = new byte[Bytes32.LENGTH];
        for (int i = 0; i < Math.min(name.length(), bytes.length); i++) {
            bytes[i] = (byte) name.charAt(i);
        }
        return new OwnerKey(Bytes32.of(bytes));
    }

    static KeyFingerprint fingerprint(String name) {
        return KeyFingerprint.of(owner(name));
    }

    static AccountKey tradingKey(String name, long expiresAtMillis) {
        return new AccountKey(fingerprint(name), KeyScopes.of(KeyScope.READ, KeyScope.TRADE), expiresAtMillis);
    }

    static LineTerms lineTerms(String owner, List<AccountKey> keys, long authEpoch, boolean isFrozen) {
        return new LineTerms(owner(owner), keys, authEpoch, isFrozen, LineKind.AMOUNT, 0, 0, 0, 1, 0);
    }

    /** A good-til-cancelled limit order by the owner's own key. */
    static MarketCommand.Place limit(String owner, Side side, String size, String price) {
        return new MarketCommand.Place(
                fingerprint(owner),
                side,
                OrderType.LIMIT,
                price(price),
                size(size),
                TimeInForce.GOOD_TIL_CANCELLED,
                false,
                false,
                "");
    }
    /** Terms that break every rule. */
    static InstrumentTerms bad() {
        InstrumentTerms terms = with(with(terms(), Assets.ETH), "band", "7");
        return new InstrumentTerms(
                "OTHER",
                terms.underlying(),
                terms.settlement(),
                terms.tick(),
                terms.lot(),
                terms.smallestOrder(),
                terms.largestOrder(),
                terms.highestPrice(),
                terms.band(),
                terms.initialMargin(),
                terms.maintenanceMargin(),
                terms.profitCounted(),
                terms.makerFee(),
                terms.takerFee(),
                0);
    }

    /** The terms with another settlement asset. */
    static InstrumentTerms with(InstrumentTerms t, Asset settlement) {
        return new InstrumentTerms(
                t.name(),
                t.underlying(),
                settlement,
                t.tick(),
                t.lot(),
                t.smallestOrder(),
                t.largestOrder(),
                t.highestPrice(),
                t.band(),
                t.initialMargin(),
                t.maintenanceMargin(),
                t.profitCounted(),
                t.makerFee(),
                t.takerFee(),
                t.parameterVersion());
    }

    /** The terms with one of them otherwise. */
    static InstrumentTerms with(InstrumentTerms t, String field, String value) {
        return new InstrumentTerms(
                t.name(),
                t.underlying(),
                t.settlement(),
                field.equals("tick") ? price(value) : t.tick(),
                field.equals("lot") ? size(value) : t.lot(),
                field.equals("smallest") ? size(value) : t.smallestOrder(),
                field.equals("largest") ? size(value) : t.largestOrder(),
                field.equals("highest") ? price(value) : t.highestPrice(),
                field.equals("band") ? Rate.parse(value) : t.band(),
                field.equals("initial") ? Rate.parse(value) : t.initialMargin(),
                field.equals("maintenance") ? Rate.parse(value) : t.maintenanceMargin(),
                field.equals("profit") ? Rate.parse(value) : t.profitCounted(),
                field.equals("maker") ? Rate.parse(value) : t.makerFee(),
                field.equals("taker") ? Rate.parse(value) : t.takerFee(),
                field.equals("version") ? Long.parseLong(value) : t.parameterVersion());
    }
}
