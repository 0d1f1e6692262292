package io.quoin.protocol.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.gen.ValueGens;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** The bare arithmetic against {@link BigInteger}, on numbers that sit on edges one time in four. */
class WideTest {
    private static final int CASES = 100_000;

    @Test
    void aProductDividedIsTheExactQuotientRoundedOnceOrRefused() {
        Property.check(
                "mulDiv is as BigInteger says",
                Gen.combine(Gen.longs(), Gen.longs(), Gen.longs(), ValueGens.roundings(), Division::new),
                CASES,
                Division::check);
    }

    record Division(long left, long right, long divisor, Rounding rounding) {
        void check() {
            if (divisor == 0) {
                ArithmeticException refused =
                        assertThrows(ArithmeticException.class, () -> Wide.mulDiv(left, right, divisor, rounding));
                assertEquals("a value is divided by 0", refused.getMessage());
                return;
            }
            BigInteger product = BigInteger.valueOf(left).multiply(BigInteger.valueOf(right));
            Oracle.assertSame(
                    () -> Oracle.divide(product, BigInteger.valueOf(divisor), rounding, Oracle::requireLong),
                    () -> BigInteger.valueOf(Wide.mulDiv(left, right, divisor, rounding)));
        }
    }
}
