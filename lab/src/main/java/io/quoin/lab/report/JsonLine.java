package io.quoin.lab.report;

import java.math.BigDecimal;
import java.math.MathContext;

/** Writes one JSON value on one line. What is written is well-formed if calls nest as JSON does. */
final class JsonLine {
    private static final MathContext SIX_DIGITS = new MathContext(6);

    private final StringBuilder out = new StringBuilder();
    private boolean isFirst = true;

    /** Opens an object. */
    JsonLine open() {
        out.append('{');
        isFirst = true;
        return this;
    }

    /** Closes the object that was opened last. */
    JsonLine close() {
        out.append('}');
        isFirst = false;
        return this;
    }

    /** The key of the value that comes next. */
    JsonLine key(String key) {
        if (!isFirst) {
            out.append(',');
        }
        isFirst = false;
        quote(key);
        out.append(':');
        return this;
    }

    JsonLine text(String value) {
        quote(value);
        return this;
    }

    JsonLine flag(boolean value) {
        out.append(value);
        return this;
    }

    /** A whole number as it is, any other with six significant digits. JSON has no infinity: then it is null. */
    JsonLine number(Number value) {
        if (value instanceof Double || value instanceof Float) {
            double number = value.doubleValue();
            out.append(Double.isFinite(number) ? plain(number) : "null");
        } else {
            out.append(value);
        }
        return this;
    }

    private static String plain(double number) {
        BigDecimal rounded = new BigDecimal(number).round(SIX_DIGITS);
        return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros()).toPlainString();
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c) || c > '~') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
