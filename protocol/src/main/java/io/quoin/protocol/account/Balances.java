package io.quoin.protocol.account;

import io.quoin.protocol.value.Asset;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Wide;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjLongConsumer;

/**
 * How much of each asset an account holds. Immutable, sorted by the assets' numbers; what is 0 is not kept, so equal
 * holdings are equal values. Meant for a handful of assets: every look-up walks them.
 */
public final class Balances {
    /** Nothing of anything. */
    public static final Balances EMPTY = new Balances(new Asset[0], new long[0]);

    private final Asset[] assets;
    private final long[] units;

    private Balances(Asset[] assets, long[] units) {
        this.assets = assets;
        this.units = units;
    }

    /** The sum of these amounts, in whatever order. */
    public static Balances of(List<Money> amounts) {
        Balances sum = EMPTY;
        for (Money amount : amounts) {
            sum = sum.plus(amount);
        }
        return sum;
    }

    /** What is held of the asset, in its units; 0 if nothing is. */
    public long units(Asset asset) {
        int at = find(asset);
        return at >= 0 ? units[at] : 0;
    }

    /** What is held of the asset. */
    public Money of(Asset asset) {
        return new Money(asset, units(asset));
    }

    /** These balances with this much more. Throws {@link io.quoin.protocol.value.ValueOverflow} beyond 64 bits. */
    public Balances plus(Money amount) {
        return moved(amount.asset(), amount.units());
    }

    /** These balances with this much less. Throws {@link io.quoin.protocol.value.ValueOverflow} beyond 64 bits. */
    public Balances minus(Money amount) {
        return moved(amount.asset(), Wide.negated(amount.units()));
    }

    private Balances moved(Asset asset, long delta) {
        if (delta == 0) {
            return this;
        }
        int at = find(asset);
        if (at < 0) {
            return inserted(-at - 1, asset, delta);
        }
        long sum = Wide.plus(units[at], delta);
        if (sum == 0) {
            return removed(at);
        }
        long[] changed = units.clone();
        changed[at] = sum;
        return new Balances(assets, changed);
    }

    private Balances inserted(int at, Asset asset, long value) {
        Asset[] moreAssets = Arrays.copyOf(assets, assets.length + 1);
        long[] moreUnits = Arrays.copyOf(units, units.length + 1);
        System.arraycopy(assets, at, moreAssets, at + 1, assets.length - at);
        System.arraycopy(units, at, moreUnits, at + 1, units.length - at);
        moreAssets[at] = asset;
        moreUnits[at] = value;
        return new Balances(moreAssets, moreUnits);
    }

    private Balances removed(int at) {
        Asset[] fewerAssets = Arrays.copyOf(assets, assets.length - 1);
        long[] fewerUnits = Arrays.copyOf(units, units.length - 1);
        System.arraycopy(assets, at + 1, fewerAssets, at, fewerAssets.length - at);
        System.arraycopy(units, at + 1, fewerUnits, at, fewerUnits.length - at);
        return new Balances(fewerAssets, fewerUnits);
    }

    /** The place of the asset, or {@code -(place where it belongs) - 1}. */
    private int find(Asset asset) {
        for (int at = 0; at < assets.length; at++) {
            int number = assets[at].number();
            if (number >= asset.number()) {
                return number == asset.number() ? at : -at - 1;
            }
        }
        return -assets.length - 1;
    }

    /** Whether nothing is held. */
    public boolean isZero() {
        return assets.length == 0;
    }

    /** Tells each asset held and its units, by rising number. */
    public void forEach(ObjLongConsumer<Asset> each) {
        for (int at = 0; at < assets.length; at++) {
            each.accept(assets[at], units[at]);
        }
    }

    /** What is held, by the assets' rising numbers. */
    public List<Money> list() {
        List<Money> held = new ArrayList<>(assets.length);
        forEach((asset, value) -> held.add(new Money(asset, value)));
        return held;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Balances that && Arrays.equals(assets, that.assets) && Arrays.equals(units, that.units);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(assets) + Arrays.hashCode(units);
    }

    /** Amounts and assets: {@code [5 USDC, 0.1 BTC]}. */
    @Override
    public String toString() {
        return list().toString();
    }
}
