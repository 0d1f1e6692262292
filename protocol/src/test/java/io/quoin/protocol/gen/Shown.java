package io.quoin.protocol.gen;

import java.util.List;

/** Cases as text for people. */
final class Shown {
    private static final int SHORT = 400;

    private Shown() {}

    static String shortly(Object value) {
        String text = String.valueOf(value);
        return text.length() <= SHORT ? text : text.substring(0, SHORT) + "... (" + text.length() + " characters)";
    }

    /** One element a line, and an arrow at the step that failed, if the failure names one. */
    static String steps(List<?> elements, Throwable failure) {
        int failedAt = -1;
        for (Throwable suppressed : failure.getSuppressed()) {
            if (suppressed instanceof CommandRun.FailedStep failed) {
                failedAt = failed.step();
            }
        }
        StringBuilder text = new StringBuilder("a list of " + elements.size());
        for (int at = 0; at < elements.size(); at++) {
            text.append(System.lineSeparator())
                    .append(at == failedAt ? "    --> " : "        ")
                    .append(at + 1)
                    .append(". ")
                    .append(elements.get(at));
        }
        return text.toString();
    }
}
