package io.quoin.protocol.value;

/**
 * An amount of one asset, signed: a balance, a transfer, a fee. Unlike a {@link Quantity} it has an owner's asset, so
 * amounts of two assets never meet: every operation with another asset is refused with {@link ValueMalformed}.
 *
 * <p>Range: the 64 bits of {@code units}, for USDC about 92 billion either side of 0; beyond it every operation refuses
 * with {@link ValueOverflow}. {@link #toString} and {@link #parse(String)} are inverses. For example,
 * {@code Money.parse("12.34 USDC")} has 1,234,000,000 units.
 *
 * @param units whole units of the asset's smallest fraction, 10^-scale each
 */
public record Money(Asset asset, long units) implements Comparable<Money> {
    public static Money zero(Asset asset) {
        return new Money(asset, 0);
    }

    public static Money ofUnits(Asset asset, long units) {
        return new Money(asset, units);
    }

    /** The amount alone, like "12.34". Refused with {@link ValueMalformed}: anything that is not a plain decimal. */
    public static Money parse(String amount, Asset asset) {
        return new Money(asset, DecimalText.parse("amount", amount, asset.scale()));
    }

    /** Amount, one blank, code of a registered asset, like "12.34 USDC". */
    public static Money parse(String text) {
        int blank = text.indexOf(' ');
        if (blank < 0) {
            throw new ValueMalformed("the money " + ValueMalformed.shown(text)
                    + " is malformed: it names no asset; accepted: an amount, one blank, an asset, like 12.34 USDC");
        }
        return parse(text.substring(0, blank), Assets.byCode(text.substring(blank + 1)));
    }

    public Money plus(Money other) {
        requireSameAsset(other);
        return new Money(asset, Wide.plus(units, other.units));
    }

    public Money minus(Money other) {
        requireSameAsset(other);
        return new Money(asset, Wide.minus(units, other.units));
    }

    public Money negated() {
        return new Money(asset, Wide.negated(units));
    }

    public Money abs() {
        return units < 0 ? negated() : this;
    }

    public boolean isZero() {
        return units == 0;
    }

    public boolean isPositive() {
        return units > 0;
    }

    public boolean isNegative() {
        return units < 0;
    }

    public boolean isLessThan(Money other) {
        return compareTo(other) < 0;
    }

    /** Order within one asset; another asset is refused, because there is no such order. */
    @Override
    public int compareTo(Money other) {
        requireSameAsset(other);
        return Long.compare(units, other.units);
    }

    /** The amount alone: "12.34", no needless zeros, what {@link #parse(String, Asset)} reads. */
    public String amountText() {
        return DecimalText.print(units, asset.scale());
    }

    /** Amount and asset: "12.34 USDC". */
    @Override
    public String toString() {
        return amountText() + " " + asset.code();
    }

    private void requireSameAsset(Money other) {
        if (!asset.equals(other.asset)) {
            throw new ValueMalformed(asset + " meets " + other.asset + "; accepted: two amounts of the same asset");
        }
    }
}
