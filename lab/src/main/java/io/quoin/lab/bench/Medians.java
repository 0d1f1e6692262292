package io.quoin.lab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** Figures of one kind, one of each round. */
final class Medians {
    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    /** The middle one, or the mean of the two in the middle; NaN if there is none. */
    double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        if (size == 0) {
            return Double.NaN;
        }
        return size % 2 == 1 ? sorted.get(size / 2) : (sorted.get(size / 2 - 1) + sorted.get(size / 2)) / 2;
    }

    /** The figures that follow from these and those of the same rounds: neighbours in time, so equally disturbed. */
    Medians with(Medians others, DoubleBinaryOperator pair) {
        if (values.size() != others.values.size()) {
            throw new IllegalArgumentException(values.size() + " rounds against " + others.values.size());
        }
        Medians pairs = new Medians();
        for (int i = 0; i < values.size(); i++) {
            pairs.add(pair.applyAsDouble(values.get(i), others.values.get(i)));
        }
        return pairs;
    }
}
