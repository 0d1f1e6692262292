package io.quoin.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * What a reader may rely on in every file: each check is a function of a path (from the root of the repository, with
 * slashes) and the text there, and answers with its complaints, one a line, {@code path:line: what}.
 */
final class Tidy {

    static final int JAVA_LINES_MAX = 500;
    static final int PACKAGE_INFO_LINES_MAX = 15;

    private static final Pattern LEFTOVER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?<![A-Za-z0-9_.\\-/:*}~])/(home|root|work|tmp|Users)/");
    private static final Pattern LOOSE_IN_MAIN =
            Pattern.compile("System\\.(out|err)\\b|\\.printStackTrace\\(|\\bThread\\.sleep\\(");
    private static final Pattern SWITCHED_OFF = Pattern.compile("@(Disabled|Ignore)\\b");

    private Tidy() {}

    /** A place that may break a rule, and why. An exception that nothing needs any more is itself a complaint. */
    record Excuse(String path, String what, String reason) {}

    static List<String> javaLines(String path, String text) {
        long lines = text.lines().count();
        return path.endsWith(".java") && lines > JAVA_LINES_MAX
                ? List.of(path + ":" + lines + ": more than " + JAVA_LINES_MAX + " lines")
                : List.of();
    }

    static List<String> leftovers(String path, String text) {
        return matches(path, text, LEFTOVER, (at, line) -> true);
    }

    static List<String> tabs(String path, String text) {
        return matches(path, text, Pattern.compile("\t"), (at, line) -> true);
    }

    static List<String> machinePaths(String path, String text) {
        return matches(path, text, MACHINE_PATH, (at, line) -> true);
    }

    static List<String> switchedOffTests(String path, String text) {
        return path.endsWith(".java") ? matches(path, text, SWITCHED_OFF, Tidy::isCode) : List.of();
    }

    /** Printing, swallowed traces and sleeping in place of a condition, in main code. */
    static List<String> looseInMain(String path, String text) {
        return isMainJava(path) ? matches(path, text, LOOSE_IN_MAIN, Tidy::isCode) : List.of();
    }

    /** A package of main code says what it is, and that nothing in it is null unless it says so. */
    static List<String> packageInfo(String path, String text) {
        if (!isMainJava(path) || !path.endsWith("/package-info.java")) {
            return List.of();
        }
        List<String> complaints = new ArrayList<>();
        if (!text.contains("/**")) {
            complaints.add(path + ":1: does not say what lives here");
        }
        if (!text.contains("@NullMarked")) {
            complaints.add(path + ":1: is not @NullMarked");
        }
        if (text.lines().count() > PACKAGE_INFO_LINES_MAX) {
            complaints.add(path + ":" + text.lines().count() + ": more than " + PACKAGE_INFO_LINES_MAX + " lines");
        }
        return complaints;
    }

    /** Of all paths of the repository: packages of main code without a package-info, modules without a README. */
    static List<String> missing(List<String> paths) {
        List<String> complaints = new ArrayList<>();
        paths.stream()
                .filter(Tidy::isMainJava)
                .map(path -> path.substring(0, path.lastIndexOf('/')))
                .distinct()
                .map(folder -> folder + "/package-info.java")
                .filter(path -> !paths.contains(path))
                .forEach(path -> complaints.add(path + ":0: is missing"));
        paths.stream()
                .filter(path -> path.equals("pom.xml") || path.endsWith("/pom.xml"))
                .map(path -> path.substring(0, path.length() - "pom.xml".length()) + "README.md")
                .filter(path -> !paths.contains(path))
                .forEach(path -> complaints.add(path + ":0: is missing"));
        return complaints;
    }

    /** What is left of the complaints, with one more for each exception that excuses nothing. */
    static List<String> without(List<String> complaints, List<Excuse> exceptions) {
        List<String> left = new ArrayList<>(complaints);
        for (Excuse exception : exceptions) {
            boolean needed = left.removeIf(
                    complaint -> complaint.startsWith(exception.path() + ":") && complaint.endsWith(exception.what()));
            if (!needed) {
                left.add(exception.path() + ":0: an exception nobody needs: " + exception.what());
            }
        }
        return left;
    }

    private static boolean isMainJava(String path) {
        return path.contains("src/main/java/") && path.endsWith(".java");
    }

    private static boolean isCode(int at, String line) {
        String start = line.strip();
        int comment = line.indexOf("//");
        return !start.startsWith("*") && !start.startsWith("/*") && (comment < 0 || at < comment);
    }

    private static List<String> matches(
            String path, String text, Pattern pattern, BiPredicate<Integer, String> counts) {
        List<String> complaints = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var matcher = pattern.matcher(lines.get(i));
            while (matcher.find()) {
                if (counts.test(matcher.start(), lines.get(i))) {
                    String found = matcher.group().equals("\t") ? "a tab" : matcher.group();
                    complaints.add(path + ":" + (i + 1) + ": " + found);
                }
            }
        }
        return complaints;
    }
}
