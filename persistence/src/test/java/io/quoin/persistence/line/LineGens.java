package io.quoin.persistence.line;

import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.line.FromMarket;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.line.LineKind;
import io.quoin.protocol.line.MarginTerms;
import io.quoin.protocol.value.Asset;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Rate;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Generators of everything that markets and parties say to each other, over the whole range of each field. */
public final class LineGens {
    private static final Gen<Long> COUNTS = Gen.longs(0, Long.MAX_VALUE);
    private static final Gen<String> IDS = Gen.strings("aZ09_.-", 1, 36);
    private static final Gen<Rate> RATES = Gen.longs().map(Rate::new);

    /** Terms of an instrument. */
    public static final Gen<MarginTerms> TERMS = Gen.combine(
            IDS,
            Gen.combine(Gen.elementOf(Assets.all()), Gen.ints(0, 12), Gen.ints(0, 12), Grid::new),
            Gen.listOf(RATES, 5, 5),
            COUNTS,
            (underlying, grid, rates, version) -> new MarginTerms(
                    underlying,
                    grid.settlement(),
                    grid.priceScale(),
                    grid.sizeScale(),
                    rates.get(0),
                    rates.get(1),
                    rates.get(2),
                    rates.get(3),
                    rates.get(4),
                    version));

    /** The command of an order, or none. */
    public static final Gen<Optional<CommandId>> ORDERS = Gen.oneOf(
            Gen.constant(Optional.<CommandId>empty()),
            Gen.combine(IDS, IDS, CommandId::new).map(Optional::of));

    /** What parties receive. */
    public static final Gen<FromMarket> FROM_MARKET = Gen.oneOf(
            Gen.combine(TERMS, COUNTS, Gen.longs(), FromMarket.PositionReport::new),
            Gen.combine(
                    Gen.combine(ORDERS, TERMS, Asked::new),
                    Gen.longs(),
                    Gen.combine(Gen.booleans(), Gen.longs(), COUNTS, Urgency::new),
                    IDS,
                    (asked, wanted, urgency, reason) -> new FromMarket.CreditAsk(
                            asked.order().orElse(null),
                            wanted,
                            urgency.headroom(),
                            urgency.raisesRisk(),
                            urgency.deadlineMillis(),
                            asked.terms(),
                            reason)),
            Gen.combine(COUNTS, COUNTS, Gen.longs(), FromMarket.BarrierAnswered::new),
            COUNTS.map(FromMarket.Recalled::new));

    private static final Gen<Bytes32> BYTES = Gen.combine(
            Gen.longs(),
            Gen.longs(),
            (a, b) -> Bytes32.of(
                    ByteBuffer.allocate(Bytes32.LENGTH).putLong(a).putLong(b).array()));
    private static final Gen<AccountKey> KEYS = Gen.combine(
            BYTES.map(KeyFingerprint::new),
            Gen.ints(0, KeyScopes.ALL.bits()).map(KeyScopes::new),
            Gen.longs(),
            AccountKey::new);
    private static final Gen<List<AccountKey>> SORTED_KEYS = Gen.listOf(KEYS, 4).map(keys -> {
        TreeMap<KeyFingerprint, AccountKey> sorted = new TreeMap<>();
        keys.forEach(key -> sorted.put(key.fingerprint(), key));
        return List.copyOf(sorted.values());
    });

    /** What markets receive. */
    public static final Gen<FromParty> FROM_PARTY = Gen.oneOf(
            Gen.combine(
                    Gen.combine(BYTES.map(OwnerKey::new), SORTED_KEYS, Authority::new),
                    Gen.combine(Gen.booleans(), Gen.elementOf(LineKind.values()), Shape::new),
                    Gen.listOf(Gen.longs(), 2, 2),
                    Gen.listOf(COUNTS, 3, 3),
                    (who, shape, box, counts) -> new FromParty.LineTerms(
                            who.owner(),
                            who.keys(),
                            counts.get(0),
                            shape.isFrozen(),
                            shape.kind(),
                            box.get(0),
                            box.get(1),
                            counts.get(1),
                            counts.get(2),
                            7)),
            Gen.combine(
                    ORDERS,
                    Gen.longs(),
                    IDS,
                    (order, shortfall, reason) -> new FromParty.CreditRefused(order.orElse(null), shortfall, reason)),
            Gen.combine(COUNTS, Gen.longs(), FromParty.Recall::new),
            COUNTS.map(FromParty.Barrier::new));

    private LineGens() {}

    private record Grid(Asset settlement, int priceScale, int sizeScale) {}

    private record Asked(Optional<CommandId> order, MarginTerms terms) {}

    private record Urgency(boolean raisesRisk, long deadlineMillis, long headroom) {}

    private record Authority(OwnerKey owner, List<AccountKey> keys) {}

    private record Shape(boolean isFrozen, LineKind kind) {}
}
