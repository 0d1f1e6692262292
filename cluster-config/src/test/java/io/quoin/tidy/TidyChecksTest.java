package io.quoin.tidy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The checks themselves, on planted text: each complains where it should, and nowhere else. */
class TidyChecksTest {

    private static final String MAIN = "actors/src/main/java/io/quoin/actors/Planted.java";
    private static final String TEST = "actors/src/test/java/io/quoin/actors/PlantedTest.java";

    @Test
    void a_java_file_of_501_lines_is_too_long_and_one_of_500_is_not() {
        assertEquals(List.of(MAIN + ":501: more than 500 lines"), Tidy.javaLines(MAIN, "x\n".repeat(501)));
        assertEquals(List.of(), Tidy.javaLines(MAIN, "x\n".repeat(500)));
        assertEquals(List.of(), Tidy.javaLines("README.md", "x\n".repeat(501)));
    }

    @Test
    void a_note_for_later_is_found_in_any_file_by_whole_word() {
        assertEquals(List.of("a.md:2: TO" + "DO"), Tidy.leftovers("a.md", "one\ntwo TO" + "DO: three"));
        assertEquals(List.of("a.sh:1: FIX" + "ME"), Tidy.leftovers("a.sh", "# FIX" + "ME"));
        assertEquals(List.of("A.java:1: XX" + "X"), Tidy.leftovers("A.java", "// XX" + "X"));
        assertEquals(List.of(), Tidy.leftovers("a.md", "mastodon, TO" + "DOS, XX" + "XL"));
    }

    @Test
    void a_tab_is_found() {
        assertEquals(List.of("a.yaml:2: a tab"), Tidy.tabs("a.yaml", "one\n\ttwo"));
        assertEquals(List.of(), Tidy.tabs("A.java", "\"\\t\""));
    }

    @Test
    void a_switched_off_test_is_found() {
        assertEquals(List.of(TEST + ":1: @Dis" + "abled"), Tidy.switchedOffTests(TEST, "    @Dis" + "abled(\"slow\")"));
        assertEquals(List.of(), Tidy.switchedOffTests(TEST, "// no @Dis" + "abled here"));
    }

    @Test
    void printing_and_sleeping_are_found_in_code_of_main_only() {
        String bad = "System.out.println(1);\nSystem.err.println(1);\nfailure.printStackTrace();\nThread.sleep(10);\n";
        assertEquals(
                List.of(
                        MAIN + ":1: System.out",
                        MAIN + ":2: System.err",
                        MAIN + ":3: .printStackTrace(",
                        MAIN + ":4: Thread.sleep("),
                Tidy.looseInMain(MAIN, bad));
        assertEquals(List.of(), Tidy.looseInMain(TEST, bad));
        assertEquals(List.of(), Tidy.looseInMain(MAIN, " * System.out is not used\n// nor Thread.sleep(1)"));
        assertEquals(
                List.of(MAIN + ":1: Thread.sleep("), Tidy.looseInMain(MAIN, "Thread.sleep(1); // Thread.sleep(1)"));
    }

    @Test
    void a_path_of_a_machine_is_found_at_the_start_of_a_word_only() {
        for (String folder : List.of("home", "root", "work", "tmp", "Users")) {
            String path = "/" + folder + "/";
            assertEquals(List.of("a.md:1: " + path), Tidy.machinePaths("a.md", "see `" + path + "me`"));
            assertEquals(List.of("a.md:1: " + path), Tidy.machinePaths("a.md", path));
            assertEquals(List.of(), Tidy.machinePaths("a.md", "target" + path + "x and https://x" + path));
        }
    }

    @Test
    void a_package_info_says_what_lives_there_in_few_lines() {
        String path = "http/src/main/java/io/quoin/http/package-info.java";
        String good = "/** The edge. */\n@NullMarked\npackage io.quoin.http;\n";
        assertEquals(List.of(), Tidy.packageInfo(path, good));
        assertEquals(
                List.of(path + ":1: does not say what lives here", path + ":1: is not @NullMarked"),
                Tidy.packageInfo(path, "package io.quoin.http;"));
        assertEquals(List.of(path + ":16: more than 15 lines"), Tidy.packageInfo(path, good + "\n".repeat(13)));
    }

    @Test
    void a_package_without_info_and_a_module_without_readme_are_found() {
        assertEquals(
                List.of(
                        "actors/src/main/java/io/quoin/actors/package-info.java:0: is missing",
                        "actors/README.md:0: is missing"),
                Tidy.missing(List.of("README.md", "pom.xml", "actors/pom.xml", MAIN, TEST)));
        assertEquals(
                List.of(),
                Tidy.missing(List.of(
                        "actors/README.md",
                        "actors/pom.xml",
                        MAIN,
                        "actors/src/main/java/io/quoin/actors/package-info.java")));
    }

    @Test
    void an_exception_excuses_its_own_complaint_and_is_one_when_nothing_needs_it() {
        List<String> complaints = List.of("A.java:3: System.out", "A.java:9: System.out", "B.java:1: System.out");
        Tidy.Excuse excuse = new Tidy.Excuse("A.java", "System.out", "a command line prints");
        assertEquals(List.of("B.java:1: System.out"), Tidy.without(complaints, List.of(excuse)));
        assertEquals(
                List.of("A.java:0: an exception nobody needs: System.out"), Tidy.without(List.of(), List.of(excuse)));
    }
}
