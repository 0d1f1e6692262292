package io.quoin.protocol.channel;

import java.util.Arrays;

/**
 * Running totals of a pair: signed longs in numbered slots, whose meaning the receiving entity's law defines. Immutable;
 * slots at the end that are 0 are not kept, so equal totals have equal bytes.
 */
public final class Totals {
    /** All slots 0. */
    public static final Totals ZERO = new Totals(new long[0]);

    /** The most slots a pair can have. */
    public static final int SLOTS_MAX = 64;

    private final long[] slots;

    private Totals(long[] slots) {
        this.slots = slots;
    }

    /** The totals with these slots, which are copied. */
    public static Totals of(long... slots) {
        int length = slots.length;
        while (length > 0 && slots[length - 1] == 0) {
            length--;
        }
        if (length > SLOTS_MAX) {
            throw new IllegalArgumentException("a pair has at most " + SLOTS_MAX + " slots, not " + length);
        }
        return length == 0 ? ZERO : new Totals(Arrays.copyOf(slots, length));
    }

    /** The value of a slot; 0 beyond the last one. */
    public long slot(int index) {
        return index < slots.length ? slots[index] : 0;
    }

    /** The number of slots up to the last that is not 0. */
    public int size() {
        return slots.length;
    }

    /** These totals with one slot moved. Throws {@link ArithmeticException} beyond 64 bits. */
    public Totals plus(int index, long delta) {
        long[] moved = Arrays.copyOf(slots, Math.max(slots.length, index + 1));
        moved[index] = Math.addExact(moved[index], delta);
        return of(moved);
    }

    /** By how much each slot moved from the earlier totals to these. */
    public Totals minus(Totals earlier) {
        long[] difference = new long[Math.max(slots.length, earlier.slots.length)];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = Math.subtractExact(slot(i), earlier.slot(i));
        }
        return of(difference);
    }

    /** Whether every slot is 0. */
    public boolean isZero() {
        return slots.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Totals that && Arrays.equals(slots, that.slots);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(slots);
    }

    @Override
    public String toString() {
        return Arrays.toString(slots);
    }
}
