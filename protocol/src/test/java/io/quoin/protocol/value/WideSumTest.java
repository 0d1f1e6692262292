package io.quoin.protocol.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.gen.ValueGens;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** The register against {@link BigInteger}, over its whole range and beyond. */
class WideSumTest {
    @Test
    void aRegisterIsTheSumOfItsProductsOrRefusesAndStays() {
        Gen<Change> changes = Gen.combine(Gen.booleans(), Gen.longs(), Gen.longs(), Change::new);
        Property.named("a register follows BigInteger").cases(2_000).checkRuns(changes, 40, Register::new);
    }

    @Test
    void aQuotientWithAProductMoreIsExactOrRefusedAndChangesNothing() {
        Gen<WideSum> sums = Gen.combine(Gen.longs(), Gen.longs(), WideSumTest::product);
        Gen<Quotient> quotients = Gen.combine(
                sums,
                Gen.combine(Gen.longs(), Gen.longs(), Gen.longs(), More::new),
                Gen.longs(),
                ValueGens.roundings(),
                Quotient::new);
        Property.check("the quotient is as BigInteger says", quotients, 20_000, Quotient::check);
    }

    @Test
    void aDividendBeyond128BitsIsRefused() {
        WideSum most = product(Long.MAX_VALUE, Long.MAX_VALUE);
        most.addProduct(Long.MAX_VALUE, Long.MAX_VALUE);
        assertThrows(
                ValueOverflow.class,
                () -> most.quotientWith(Long.MAX_VALUE, Long.MAX_VALUE, 0, Long.MAX_VALUE, Rounding.DOWN));
        WideSum brim = product(Long.MIN_VALUE, Long.MIN_VALUE);
        brim.addProduct(Long.MAX_VALUE, Long.MAX_VALUE);
        brim.addProduct(Long.MAX_VALUE, 2);
        assertEquals(Int128.MAX_VALUE, brim.toInt128());
        assertThrows(ValueOverflow.class, () -> brim.quotientWith(0, 0, 1, Long.MAX_VALUE, Rounding.DOWN));
        assertThrows(ArithmeticException.class, () -> brim.quotientWith(0, 0, 0, 0, Rounding.DOWN));
    }

    @Test
    void aClearedRegisterIsZeroAndASetOneEqual() {
        WideSum sum = product(3, -7);
        assertEquals("-21", sum.toString());
        assertEquals(-1, sum.signum());
        WideSum other = new WideSum();
        assertTrue(other.isZero());
        other.set(sum);
        assertEquals(sum.toInt128(), other.toInt128());
        assertFalse(other.isZero());
        sum.clear();
        assertEquals(0, sum.signum());
        assertEquals(-1, other.signum());
        other.subtractProduct(-2, 11);
        assertEquals(1, other.signum());
    }

    private static WideSum product(long left, long right) {
        WideSum sum = new WideSum();
        sum.addProduct(left, right);
        return sum;
    }

    private record Change(boolean adds, long left, long right) {}

    private record More(long left, long right, long more) {}

    private record Quotient(WideSum sum, More more, long divisor, Rounding rounding) {
        void check() {
            Int128 before = sum.toInt128();
            if (divisor == 0) {
                assertThrows(ArithmeticException.class, this::actual);
                return;
            }
            BigInteger dividend =
                    before.toBigInteger().add(BigInteger.valueOf(more.left).multiply(BigInteger.valueOf(more.right)));
            BigInteger total = dividend.add(BigInteger.valueOf(more.more));
            Oracle.assertSame(
                    () -> Oracle.divide(total, BigInteger.valueOf(divisor), rounding, Oracle::requireLong),
                    () -> BigInteger.valueOf(actual()));
            assertEquals(before, sum.toInt128());
        }

        private long actual() {
            return sum.quotientWith(more.left, more.right, more.more, divisor, rounding);
        }
    }

    /** A register beside a number without bounds; a change that it refuses is left out of both. */
    private static final class Register implements Property.Run<Change> {
        private final WideSum sum = new WideSum();
        private BigInteger model = BigInteger.ZERO;

        @Override
        public void apply(Change change) {
            BigInteger product = BigInteger.valueOf(change.left).multiply(BigInteger.valueOf(change.right));
            BigInteger after = change.adds ? model.add(product) : model.subtract(product);
            if (after.bitLength() >= 128) {
                assertThrows(ValueOverflow.class, () -> change(change));
            } else {
                change(change);
                model = after;
            }
            assertEquals(model, sum.toInt128().toBigInteger());
        }

        private void change(Change change) {
            if (change.adds) {
                sum.addProduct(change.left, change.right);
            } else {
                sum.subtractProduct(change.left, change.right);
            }
        }
    }
}
