package io.quoin.protocol.world.venue;

import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.account.AccountParameters;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.entity.EntityLimits;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketKind;
import io.quoin.protocol.market.MarketParameters;
import io.quoin.protocol.market.Planted;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import io.quoin.protocol.value.Rate;
import java.util.List;

/**
 * Who and what there is in a {@link VenueWorld}. One lot at one price step is one unit, so all that happens can be followed by
 * hand; rates are such that fees never divide evenly.
 */
final class Scene {
    /** The price at which everything begins, in price steps. */
    static final long PRICE = 1_000;

    /** Price steps of a tick. */
    static final long TICK = 10;

    static final long DEPOSIT = 20_000;

    /** Three accounts; the last belongs to the owner of the first. */
    static final List<Address> ACCOUNTS = List.of(account("alice"), account("bob"), account("twin"));

    /** Two markets; in the second only half of a profit counts, and makers are paid. */
    static final List<Address> MARKETS = List.of(market("FULL"), market("HALF"));

    static final EntityLimits LIMITS = new EntityLimits(16, 64 * 1024, 64, 10_000, 3, 64);
    static final MarketParameters MARKET_PARAMETERS = Planted.PARAMETERS;
    static final MarketParameters GENEROUS_MARKET_PARAMETERS =
            new MarketParameters(4, 3, 2_000, Rate.ONE, 3_000, 10_000, 1_000, 250, 5_000);
    static final AccountParameters ACCOUNT_PARAMETERS =
            new AccountParameters(Rate.parse("0.01"), true, 1_000_000, 3, 1_000, 100_000, Rate.parse("0.5"));

    private static final int PRICE_SCALE = 2;
    private static final int SIZE_SCALE = 6;

    private Scene() {}

    private static Address account(String id) {
        return new Address(AccountKind.TYPE, id);
    }

    private static Address market(String id) {
        return new Address(MarketKind.TYPE, id);
    }

    static InstrumentTerms terms(Address market) {
        boolean isFull = market.id().equals("FULL");
        return new InstrumentTerms(
                market.id(),
                "X",
                Assets.USDC,
                steps(TICK),
                lots(1),
                lots(1),
                lots(200),
                steps(10_000),
                Rate.parse("0.1"),
                Rate.parse("0.1"),
                Rate.parse("0.05"),
                Rate.parse(isFull ? "1" : "0.5"),
                Rate.parse(isFull ? "0.0003" : "-0.0002"),
                Rate.parse(isFull ? "0.0007" : "0.0111"),
                1);
    }

    static Price steps(long steps) {
        return new Price(steps, PRICE_SCALE);
    }

    static Quantity lots(long lots) {
        return new Quantity(lots, SIZE_SCALE);
    }

    static Money units(long units) {
        return Money.ofUnits(Assets.USDC, units);
    }

    static OwnerKey owner(Address account) {
        return new OwnerKey(bytes(account.id().equals("bob") ? 2 : 1, 0));
    }

    /** Each account has one key after another. */
    static KeyFingerprint key(int account, int number) {
        return new KeyFingerprint(bytes(100 + account, number));
    }

    static AccountKey key(int account, int number, long expiresAtMillis) {
        return new AccountKey(key(account, number), KeyScopes.ALL, expiresAtMillis);
    }

    private static Bytes32 bytes(int first, int second) {
        byte[] bytes = new byte[Bytes32.LENGTH];
        bytes[0] = (byte) first;
        bytes[1] = (byte) second;
        return Bytes32.of(bytes);
    }
}
