package io.quoin.protocol.gen;

import io.quoin.protocol.value.Asset;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Int128;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import io.quoin.protocol.value.Rate;
import io.quoin.protocol.value.Rounding;

/** Generators of the language's numbers: over their whole range, overflow included, unless a range is given. */
public final class ValueGens {
    private static final int FINEST_SCALE = 12;

    private ValueGens() {}

    public static Gen<Asset> assets() {
        return Gen.elementOf(Assets.all());
    }

    public static Gen<Money> money() {
        return Gen.combine(assets(), Gen.longs(), Money::new);
    }

    public static Gen<Money> money(Asset asset) {
        return Gen.longs().map(units -> new Money(asset, units));
    }

    /** Amounts of this asset between these numbers of units. */
    public static Gen<Money> money(Asset asset, long least, long greatest) {
        return Gen.longs(least, greatest).map(units -> new Money(asset, units));
    }

    public static Gen<Integer> scales() {
        return Gen.ints(0, FINEST_SCALE);
    }

    public static Gen<Price> prices() {
        return Gen.combine(Gen.longs(), scales(), Price::new);
    }

    /** Prices of this scale between these numbers of units. */
    public static Gen<Price> prices(int scale, long least, long greatest) {
        return Gen.longs(least, greatest).map(units -> new Price(units, scale));
    }

    public static Gen<Quantity> quantities() {
        return Gen.combine(Gen.longs(), scales(), Quantity::new);
    }

    /** Quantities of this scale between these numbers of units. */
    public static Gen<Quantity> quantities(int scale, long least, long greatest) {
        return Gen.longs(least, greatest).map(units -> new Quantity(units, scale));
    }

    public static Gen<Rate> rates() {
        return Gen.longs().map(Rate::new);
    }

    /** Rates from -1 to 1: what fees, margins and weights are. */
    public static Gen<Rate> fractions() {
        return Gen.longs(-Rate.UNITS_OF_ONE, Rate.UNITS_OF_ONE).map(Rate::new);
    }

    public static Gen<Rounding> roundings() {
        return Gen.elementOf(Rounding.values());
    }

    public static Gen<Int128> int128s() {
        return Gen.oneOf(
                Gen.combine(Gen.longs(), Gen.longs(), Int128::new),
                Gen.combine(Gen.longs(), Gen.longs(), Int128::ofProduct),
                Gen.longs().map(Int128::of));
    }
}
