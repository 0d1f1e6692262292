package io.quoin.protocol.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rounding on both sides of zero, written out so that a reader can check it by eye. */
class RoundingTest {
    @ParameterizedTest(name = "{0} / 10")
    @CsvSource({
        // tenths, UP, DOWN, CEILING, FLOOR, HALF_EVEN
        " 25,  3,  2,  3,  2,  2",
        " 16,  2,  1,  2,  1,  2",
        " 15,  2,  1,  2,  1,  2",
        " 14,  2,  1,  2,  1,  1",
        " 11,  2,  1,  2,  1,  1",
        " 10,  1,  1,  1,  1,  1",
        "  5,  1,  0,  1,  0,  0",
        "  1,  1,  0,  1,  0,  0",
        "  0,  0,  0,  0,  0,  0",
        " -1, -1,  0,  0, -1,  0",
        " -5, -1,  0,  0, -1,  0",
        "-10, -1, -1, -1, -1, -1",
        "-11, -2, -1, -1, -2, -1",
        "-14, -2, -1, -1, -2, -1",
        "-15, -2, -1, -1, -2, -2",
        "-16, -2, -1, -1, -2, -2",
        "-25, -3, -2, -2, -3, -2",
    })
    void everyRoundingOnBothSidesOfZero(long tenths, long up, long down, long ceiling, long floor, long halfEven) {
        assertRounds(tenths, up, Rounding.UP);
        assertRounds(tenths, down, Rounding.DOWN);
        assertRounds(tenths, ceiling, Rounding.CEILING);
        assertRounds(tenths, floor, Rounding.FLOOR);
        assertRounds(tenths, halfEven, Rounding.HALF_EVEN);
        if (tenths % 10 == 0) {
            assertRounds(tenths, tenths / 10, Rounding.EXACT);
        } else {
            assertThrows(ValueInexact.class, () -> Wide.divide(tenths, 10, Rounding.EXACT));
            assertThrows(ValueInexact.class, () -> Int128.of(tenths).dividedBy(10, Rounding.EXACT));
        }
    }

    /** The same quotient by every road: narrow, negated divisor, wide. */
    private static void assertRounds(long tenths, long expected, Rounding rounding) {
        assertEquals(expected, Wide.divide(tenths, 10, rounding));
        assertEquals(expected, Wide.divide(-tenths, -10, rounding));
        assertEquals(expected, Wide.mulDiv(tenths << 55, 1L << 4, 10L << 59, rounding));
        assertEquals(Int128.of(expected), Int128.of(tenths).dividedBy(10, rounding));
    }
}
