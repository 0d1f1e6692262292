package io.quoin.protocol.value;

/**
 * {@code price * quantity} as money of the settlement asset.
 *
 * <p>In a market it is always exact: an instrument whose price scale plus quantity scale exceeds the scale of its
 * settlement asset is refused when it is created ({@link #isExact}), so only fees, funding and margin ever round.
 * {@link #rounded} is for numbers from outside that keep no such promise.
 */
public final class Notional {
    private Notional() {}

    /** Whether every product of such a price and quantity lies on the asset's grid. */
    public static boolean isExact(int priceScale, int quantityScale, Asset settlement) {
        return priceScale + quantityScale <= settlement.scale();
    }

    /** The exact product. Scales that {@link #isExact} denies are refused with {@link ValueMalformed}. */
    public static Money exact(Price price, Quantity quantity, Asset settlement) {
        if (!isExact(price.scale(), quantity.scale(), settlement)) {
            throw new ValueMalformed("a price of scale " + price.scale() + " times a quantity of scale "
                    + quantity.scale() + " is finer than " + settlement + "; accepted: scales that add up to at most "
                    + settlement.scale());
        }
        return rounded(price, quantity, settlement, Rounding.EXACT);
    }

    /**
     * The product on the asset's grid, rounded once, as told. Scales that together exceed the asset's by more than 18
     * are refused with {@link ValueMalformed}.
     */
    public static Money rounded(Price price, Quantity quantity, Asset settlement, Rounding rounding) {
        int finer = price.scale() + quantity.scale() - settlement.scale();
        if (finer > Scales.LARGEST_POWER) {
            throw new ValueMalformed("a price of scale " + price.scale() + " times a quantity of scale "
                    + quantity.scale() + " is too fine for " + settlement + "; accepted: scales that add up to at most "
                    + (settlement.scale() + Scales.LARGEST_POWER));
        }
        return new Money(
                settlement,
                finer > 0
                        ? Wide.mulDiv(price.units(), quantity.units(), Scales.powerOfTen(finer), rounding)
                        : Wide.times(Wide.times(price.units(), quantity.units()), Scales.powerOfTen(-finer)));
    }
}
