package io.quoin.persistence.line;

import io.quoin.persistence.wire.WireGuard;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScope;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.line.FromMarket;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.line.LineKind;
import io.quoin.protocol.line.MarginTerms;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Rate;
import java.util.Arrays;
import java.util.List;

/** One of everything that markets and parties say to each other. */
public final class LineSamples {
    private static final long TIME = 1_430_438_400_000L;
    private static final CommandId ORDER = new CommandId("alice", "o-7");
    private static final MarginTerms TERMS = new MarginTerms(
            "BTC_USDC",
            Assets.USDC,
            1,
            4,
            Rate.parse("0.05"),
            Rate.parse("0.03"),
            Rate.ONE,
            Rate.parse("-0.0001"),
            Rate.parse("0.0005"),
            3);

    private LineSamples() {}

    /** Gives the guard a sample of each of the names, whose families have their places already. */
    public static void addTo(WireGuard guard) {
        guard.sample("line.position-report/1", new FromMarket.PositionReport(TERMS, 77, 612_345))
                .sample(
                        "line.credit-ask/1",
                        new FromMarket.CreditAsk(ORDER, 5_000_000_000L, 0, true, TIME + 2_000, TERMS, "an order waits"))
                .sample(
                        "line.credit-ask/2",
                        new FromMarket.CreditAsk(
                                ORDER, 5_000_000_000L, 700, true, TIME + 2_000, TERMS, "an order waits"))
                .sample("line.barrier-answered/1", new FromMarket.BarrierAnswered(TIME, 78, -612_346))
                .sample("line.recalled/1", new FromMarket.Recalled(9))
                .sample("line.terms/1", terms())
                .sample("line.credit-refused/1", new FromParty.CreditRefused(null, 12_345, "COLLATERAL_INSUFFICIENT"))
                .sample("line.recall/1", new FromParty.Recall(9, 1_000_000))
                .sample("line.barrier/1", new FromParty.Barrier(TIME));
    }

    private static FromParty.LineTerms terms() {
        AccountKey first = new AccountKey(fingerprint(0x0F), KeyScopes.of(KeyScope.TRADE), TIME + 1_000);
        AccountKey second = new AccountKey(fingerprint(0xF0), KeyScopes.ALL, TIME + 2_000);
        return new FromParty.LineTerms(
                new OwnerKey(bytes32(0xA0)), List.of(first, second), 300, true, LineKind.INTERVAL, -64, 64, 200, 3, 2);
    }

    private static KeyFingerprint fingerprint(int value) {
        return new KeyFingerprint(bytes32(value));
    }

    private static Bytes32 bytes32(int value) {
        byte[] bytes = new byte[Bytes32.LENGTH];
        Arrays.fill(bytes, (byte) value);
        return Bytes32.of(bytes);
    }
}
