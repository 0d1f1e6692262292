package io.quoin.tidy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The repository is tidy: no file says what it should not, none is missing that a reader looks for. */
class TidyTest {

    /** Places that may print or sleep, each with the reason. */
    private static final List<Tidy.Excuse> LOOSE = List.of(
            new Tidy.Excuse(
                    "persistence/src/main/java/io/quoin/persistence/cassandra/CassandraMain.java",
                    "System.err",
                    "the child process has no logger yet when it fails, and its starter reads what it prints"),
            new Tidy.Excuse(
                    "persistence/src/main/java/io/quoin/persistence/cassandra/DirectoryLock.java",
                    "Thread.sleep(",
                    "polls a lock of another process, which tells nobody when it ends"),
            new Tidy.Excuse(
                    "persistence/src/main/java/io/quoin/persistence/schema/MigrationLock.java",
                    "Thread.sleep(",
                    "polls a lock of another node, which tells nobody when it ends"));

    /** Formats in which a tab is meant. */
    private static final Set<String> TABS_MEANT = Set.of(".tsv", "Makefile");

    /** What a build or a tool leaves behind; nothing of it is committed. */
    private static final Set<String> NOT_OURS =
            Set.of(".git", ".idea", ".vscode", ".settings", ".quoin", "target", "node_modules");

    private static SortedMap<String, String> texts;

    @BeforeAll
    static void readTheRepository() throws IOException {
        texts = textsBelow(rootOfTheRepository());
        assertTrue(texts.size() > 30, () -> "only " + texts.keySet());
    }

    @Test
    void a_java_file_fits_a_reader() {
        assertTidy(complaints(Tidy::javaLines));
    }

    @Test
    void nobody_left_a_note_for_later() {
        assertTidy(complaints(Tidy::leftovers));
    }

    @Test
    void no_test_is_switched_off() {
        assertTidy(complaints(Tidy::switchedOffTests));
    }

    @Test
    void there_are_no_tabs() {
        assertTidy(complaints(
                (path, text) -> TABS_MEANT.stream().anyMatch(path::endsWith) ? List.of() : Tidy.tabs(path, text)));
    }

    @Test
    void main_code_neither_prints_nor_sleeps() {
        assertTidy(Tidy.without(complaints(Tidy::looseInMain), LOOSE));
    }

    @Test
    void no_text_names_a_path_of_a_machine() {
        assertTidy(complaints(Tidy::machinePaths));
    }

    @Test
    void every_package_says_what_it_is() {
        assertTidy(complaints(Tidy::packageInfo));
    }

    @Test
    void every_module_and_every_package_introduces_itself() {
        assertTidy(Tidy.missing(List.copyOf(texts.keySet())));
    }

    private static List<String> complaints(BiFunction<String, String, List<String>> check) {
        return texts.entrySet().stream()
                .flatMap(file -> check.apply(file.getKey(), file.getValue()).stream())
                .toList();
    }

    private static void assertTidy(List<String> complaints) {
        assertEquals("", String.join("\n", complaints));
    }

    private static Path rootOfTheRepository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static SortedMap<String, String> textsBelow(Path root) throws IOException {
        SortedMap<String, String> found = new TreeMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (NOT_OURS.contains(file.getFileName().toString())) {
                    return FileVisitResult.CONTINUE; // In a second work tree .git is a file.
                }
                byte[] bytes = Files.readAllBytes(file);
                if (!NOT_OURS.contains(file.getFileName().toString()) && isText(bytes)) {
                    String path = root.relativize(file).toString().replace('\\', '/');
                    found.put(path, new String(bytes, StandardCharsets.UTF_8));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static boolean isText(byte[] bytes) {
        for (byte each : bytes) {
            if (each == 0) {
                return false;
            }
        }
        return true;
    }
}
