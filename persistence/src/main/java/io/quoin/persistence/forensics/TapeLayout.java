package io.quoin.persistence.forensics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The columns of a tape: id, time, word, text, cause. Each line is whole in itself, so that it can be searched for and sorted;
 * a text too long for its column folds, and goes on below where it began. For example:
 *
 * <pre>
 * 5-0     2026-01-01 00:00:05.000Z  ORDER    alice  buy  0.5 @ 61000.00  limit gtc, rests 0.5   | command alice/o-1
 * </pre>
 */
final class TapeLayout {
    /** Columns after which a text folds. */
    static final int TEXT_WIDTH_MAX = 176;

    /** Columns of the text at least, so that most causes stand below one another. */
    private static final int TEXT_WIDTH_MIN = 96;

    private static final int ID_WIDTH = 10;
    private static final int WORD_WIDTH = 9;
    private static final String PREFIX = "%-" + ID_WIDTH + "s  %s  %-" + WORD_WIDTH + "s  ";

    private TapeLayout() {}

    /** The lines of one happening. */
    static List<String> lines(String id, long millis, TapeLine line, String cause) {
        String prefix = String.format(Locale.ROOT, PREFIX, id, Words.time(millis), line.word());
        List<String> folded = folded(printable(line.text()));
        List<String> lines = new ArrayList<>();
        lines.add(prefix + padded(folded.get(0)) + "  | " + printable(cause));
        folded.stream().skip(1).forEach(rest -> lines.add(" ".repeat(prefix.length()) + rest));
        return lines;
    }

    private static String padded(String text) {
        return text + " ".repeat(Math.max(0, TEXT_WIDTH_MIN - text.length()));
    }

    /** The text in pieces of at most {@link #TEXT_WIDTH_MAX}, parted at blanks if there are any. At least one. */
    private static List<String> folded(String text) {
        List<String> pieces = new ArrayList<>();
        String rest = text;
        while (rest.length() > TEXT_WIDTH_MAX) {
            int blank = rest.lastIndexOf(' ', TEXT_WIDTH_MAX);
            int end = blank > 0 ? blank : TEXT_WIDTH_MAX;
            pieces.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        pieces.add(rest);
        return pieces;
    }

    /** The text with whatever a terminal might obey (control and format characters) told by its number. */
    static String printable(String text) {
        StringBuilder told = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            int type = Character.getType(point);
            boolean isObeyed = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE;
            if (isObeyed) {
                told.append(String.format(Locale.ROOT, "\\u{%x}", point));
            } else {
                told.appendCodePoint(point);
            }
        });
        return told.toString();
    }
}
