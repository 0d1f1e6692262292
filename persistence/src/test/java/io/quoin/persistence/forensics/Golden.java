package io.quoin.persistence.forensics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Texts that must be met to the letter: they lie among the test resources of this package. */
final class Golden {
    private Golden() {}

    /** Asserts that the tape is the text in the file; a failure shows the whole tape, to be looked at and copied. */
    static void assertTape(String file, List<String> tape) {
        String told = String.join("\n", tape) + "\n";
        assertEquals(text(file), told, () -> file + " should be:\n" + told);
    }

    private static String text(String file) {
        try (InputStream in = Golden.class.getResourceAsStream(file)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
