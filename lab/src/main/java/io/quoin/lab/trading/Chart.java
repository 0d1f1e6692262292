package io.quoin.lab.trading;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Numbers over time as characters, for a terminal. Nothing is measured here, and what is not known is left blank. */
final class Chart {
    /** A part of which nothing is known. */
    static final long NONE = Long.MIN_VALUE;

    private static final String BLOCKS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
    private static final String PLAIN = "_.-~=+*#";

    private Chart() {}

    /** In which of so many equal parts of a span a moment lies, counted from 0; a moment outside it in the nearest. */
    static int part(long atMillis, long fromMillis, long toMillis, int parts) {
        long span = Math.max(1, toMillis - fromMillis);
        return (int) Math.max(0, Math.min(parts - 1, Math.multiplyExact(atMillis - fromMillis, (long) parts) / span));
    }

    /**
     * One character for each value, from the lowest to the highest of them in eight steps.
     *
     * @param charset what the terminal understands: block elements if it has them, else ASCII
     */
    static String line(long[] values, Charset charset) {
        String steps = charset.newEncoder().canEncode(BLOCKS) ? BLOCKS : PLAIN;
        long low = lowest(values);
        long high = highest(values);
        StringBuilder line = new StringBuilder(values.length);
        for (long value : values) {
            if (value == NONE) {
                line.append(' ');
            } else {
                long step = high == low ? steps.length() / 2 : (value - low) * (steps.length() - 1) / (high - low);
                line.append(steps.charAt((int) step));
            }
        }
        return line.toString();
    }

    /**
     * A column for each value, all above the same ground, and under it marks. For example, with 2 rows:
     *
     * <pre>
     *   1,200 |  # #
     *         | ####
     *       0 +--^---
     * </pre>
     *
     * @param values 0 and up
     * @param marked the column to mark, or below 0 for none
     */
    static List<String> columns(long[] values, int rows, int marked) {
        long high = Math.max(1, highest(values));
        List<String> lines = new ArrayList<>();
        for (int row = rows; row >= 1; row--) {
            StringBuilder line = new StringBuilder();
            for (long value : values) {
                // Whatever is above a row's floor shows in it, so the least that is not nothing is seen.
                line.append(value != NONE && value * rows > high * (row - 1) ? '#' : ' ');
            }
            lines.add(label(row == rows ? String.format(Locale.ROOT, "%,d", high) : "") + " |" + line);
        }
        char[] ground = new char[values.length];
        Arrays.fill(ground, '-');
        if (marked >= 0) {
            ground[marked] = '^';
        }
        lines.add(label("0") + " +" + new String(ground));
        return lines;
    }

    private static String label(String text) {
        return String.format(Locale.ROOT, "%10s", text);
    }

    /** The lowest of the known values, {@link #NONE} if there is none. */
    static long lowest(long[] values) {
        return Arrays.stream(values).filter(value -> value != NONE).min().orElse(NONE);
    }

    /** The highest of the known values, {@link #NONE} if there is none. */
    static long highest(long[] values) {
        return Arrays.stream(values).filter(value -> value != NONE).max().orElse(NONE);
    }
}
