package io.quoin.lab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MediansTest {
    @Test
    void theMedianIsTheMiddleOneOrTheMeanOfTheTwoInTheMiddle() {
        assertEquals(3, of(9, 1, 3).median());
        assertEquals(2.5, of(4, 1, 9, 1).median());
        assertTrue(Double.isNaN(new Medians().median()));
    }

    @Test
    void aRatioIsTakenWithinEachRoundAndNotBetweenMedians() {
        Medians own = of(10, 40, 30);
        Medians raw = of(20, 50, 100);
        assertEquals(0.5, own.with(raw, (a, b) -> a / b).median());
        assertThrows(IllegalArgumentException.class, () -> own.with(of(1, 2), (a, b) -> a / b));
    }

    private static Medians of(double... values) {
        Medians medians = new Medians();
        for (double value : values) {
            medians.add(value);
        }
        return medians;
    }
}
