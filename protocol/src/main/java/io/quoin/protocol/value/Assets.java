package io.quoin.protocol.value;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The assets of Quoin. The list only grows: a code, a scale or a number that was ever used means the same for ever,
 * because every amount in every journal is a bare number of units beside an asset's number.
 *
 * <table>
 * <caption>The registry</caption>
 * <tr><th>number</th><th>code</th><th>one unit</th></tr>
 * <tr><td>1</td><td>USDC</td><td>1e-8</td></tr>
 * <tr><td>2</td><td>BTC</td><td>1e-8 (a satoshi)</td></tr>
 * <tr><td>3</td><td>ETH</td><td>1e-9 (a gwei)</td></tr>
 * <tr><td>4</td><td>USDT</td><td>1e-8</td></tr>
 * </table>
 */
public final class Assets {
    public static final Asset USDC = new Asset("USDC", 8, 1);
    public static final Asset BTC = new Asset("BTC", 8, 2);
    public static final Asset ETH = new Asset("ETH", 9, 3);
    public static final Asset USDT = new Asset("USDT", 8, 4);

    /** By number: the asset at index i has number i + 1. */
    private static final List<Asset> ALL = List.of(USDC, BTC, ETH, USDT);

    private Assets() {}

    /** Every asset, by rising number. */
    public static List<Asset> all() {
        return ALL;
    }

    public static Optional<Asset> find(String code) {
        for (Asset asset : ALL) {
            if (asset.code().equals(code)) {
                return Optional.of(asset);
            }
        }
        return Optional.empty();
    }

    public static Optional<Asset> find(int number) {
        return number >= 1 && number <= ALL.size() ? Optional.of(ALL.get(number - 1)) : Optional.empty();
    }

    /** The asset of this code, or {@link ValueMalformed} that names those there are. */
    public static Asset byCode(String code) {
        return find(code)
                .orElseThrow(
                        () -> new ValueMalformed("the asset " + ValueMalformed.shown(code) + " is unknown; accepted: "
                                + ALL.stream().map(Asset::code).collect(Collectors.joining(", "))));
    }

    /** The asset of this wire number, or {@link ValueMalformed}: a journal that is newer than this program. */
    public static Asset byNumber(int number) {
        return find(number)
                .orElseThrow(() ->
                        new ValueMalformed("the asset number " + number + " is unknown; accepted: 1 to " + ALL.size()));
    }
}
