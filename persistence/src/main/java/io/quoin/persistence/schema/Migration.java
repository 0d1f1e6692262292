package io.quoin.persistence.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One step of the schema: a numbered file of CQL statements, each safe to repeat.
 *
 * <p>A statement ends with a semicolon at the end of a line, a comment is a line that begins with two hyphens, and
 * <code>${replication}</code> stands for the replication of the cluster at hand.
 *
 * @param version its number, from 1 (0 for the bootstrap, which is not recorded)
 * @param name its name, which is the name of its file without the ending
 * @param text the whole file, with line feeds
 */
record Migration(int version, String name, String text) {
    private static final String REPLICATION = "${replication}";

    /** Reads {@code <name>.cql}, whose name begins with its number. */
    static Migration load(String name) {
        String resource = name + ".cql";
        try (InputStream bytes = Migration.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IllegalStateException("the migration " + resource + " is not on the class path");
            }
            String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            return new Migration(Integer.parseInt(name.substring(0, name.indexOf('-'))), name, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** SHA-256 of the text, in hex. */
    String checksum() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    List<String> statements(String replication) {
        List<String> statements = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String line : text.split("\n")) {
            if (line.isBlank() || line.startsWith("--")) {
                continue;
            }
            current.append(line).append('\n');
            if (line.endsWith(";")) {
                statements.add(
                        current.toString().replace(REPLICATION, replication).replaceFirst(";\\s*$", ""));
                current.setLength(0);
            }
        }
        if (!current.isEmpty()) {
            throw new IllegalStateException("the last statement of " + name + " does not end with a semicolon");
        }
        return statements;
    }
}
