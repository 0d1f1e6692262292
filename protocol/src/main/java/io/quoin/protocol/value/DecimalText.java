package io.quoin.protocol.value;

/**
 * The one grammar of decimal numbers: {@code -?(0|[1-9][0-9]*)(\.[0-9]{1,scale})?} in ASCII, within 64 bits of units.
 *
 * <p>What {@link #print} writes is canonical (no zeros at the end, no "-0") and read back to the same units. Zeros at
 * the end and "-0" are accepted within the scale, though never written.
 */
final class DecimalText {
    private DecimalText() {}

    static long parse(String what, String text, int scale) {
        int length = text.length();
        boolean negative = length > 0 && text.charAt(0) == '-';
        int wholeFrom = negative ? 1 : 0;
        int wholeTo = endOfDigits(text, wholeFrom);
        if (length == 0) {
            throw malformed(what, text, scale, "it is empty");
        }
        if (wholeTo == wholeFrom) {
            throw malformed(what, text, scale, problemAt(text, wholeFrom));
        }
        if (text.charAt(wholeFrom) == '0' && wholeTo - wholeFrom > 1) {
            throw malformed(what, text, scale, "it begins with a needless 0");
        }
        int decimalsFrom = wholeTo;
        int decimalsTo = wholeTo;
        if (wholeTo < length && text.charAt(wholeTo) == '.') {
            decimalsFrom = wholeTo + 1;
            decimalsTo = endOfDigits(text, decimalsFrom);
        }
        if (decimalsTo < length || decimalsFrom > wholeTo && decimalsTo == decimalsFrom) {
            throw malformed(what, text, scale, problemAt(text, decimalsTo));
        }
        int decimals = decimalsTo - decimalsFrom;
        if (decimals > scale) {
            throw malformed(what, text, scale, "it has " + decimals + " decimals");
        }
        try {
            // Digits are collected below zero, where there is room for one more value than above.
            long units = collect(collect(0, text, wholeFrom, wholeTo), text, decimalsFrom, decimalsTo);
            long scaled = Math.multiplyExact(units, Scales.powerOfTen(scale - decimals));
            return negative ? scaled : Math.negateExact(scaled);
        } catch (ArithmeticException tooLarge) {
            throw malformed(what, text, scale, "it is beyond the 64 bits of a value");
        }
    }

    static String print(long units, int scale) {
        if (scale == 0) {
            return Long.toString(units);
        }
        String digits = Long.toString(units);
        int sign = units < 0 ? 1 : 0;
        int wholeDigits = digits.length() - sign - scale;
        StringBuilder text = new StringBuilder(24).append(digits, 0, sign);
        if (wholeDigits > 0) {
            text.append(digits, sign, sign + wholeDigits)
                    .append('.')
                    .append(digits, sign + wholeDigits, digits.length());
        } else {
            text.append("0.").append("0".repeat(-wholeDigits)).append(digits, sign, digits.length());
        }
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        text.setLength(text.charAt(end - 1) == '.' ? end - 1 : end);
        return text.toString();
    }

    private static int endOfDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static long collect(long start, String text, int from, int to) {
        long units = start;
        for (int at = from; at < to; at++) {
            units = Math.subtractExact(Math.multiplyExact(units, 10L), (long) text.charAt(at) - '0');
        }
        return units;
    }

    private static String problemAt(String text, int at) {
        return at == text.length()
                ? "a digit is missing at its end"
                : "'" + ValueMalformed.shown(text.charAt(at)) + "' at position " + (at + 1) + " is not expected";
    }

    private static ValueMalformed malformed(String what, String text, int scale, String problem) {
        String form = scale == 0
                ? "a whole number like 12 or -3"
                : "a number like 12.5 or -3 with at most " + scale + " decimals";
        return new ValueMalformed(
                "the " + what + " " + ValueMalformed.shown(text) + " is malformed: " + problem + "; accepted: " + form);
    }
}
