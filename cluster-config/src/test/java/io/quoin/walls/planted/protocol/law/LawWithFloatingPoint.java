package io.quoin.walls.planted.protocol.law;

import java.util.OptionalDouble;

/** Planted: money as floating point. */
public record LawWithFloatingPoint(double balance) {

    static float[] rates() {
        return new float[0];
    }

    static long round(Double amount) {
        return amount.longValue();
    }

    OptionalDouble best() {
        return OptionalDouble.empty();
    }
}
