package io.quoin.walls.planted.protocol.law;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;

/** Planted: a law whose answer depends on the machine it runs on. */
public final class LawWithMachine {

    String environment() {
        return System.getenv("REALM");
    }

    String property() {
        return System.getProperty("realm");
    }

    Integer propertyAsNumber() {
        return Integer.getInteger("realm");
    }

    Locale locale() {
        return Locale.getDefault();
    }

    ZoneId zone() {
        return ZoneId.systemDefault();
    }

    Charset charset() {
        return Charset.defaultCharset();
    }

    byte[] bytesOfDefaultCharset(String text) {
        return text.getBytes();
    }

    byte[] bytesOfNamedCharset(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String upperOfDefaultLocale(String text) {
        return text.toUpperCase();
    }

    String digitsOfDefaultLocale(long units) {
        return "%d".formatted(units);
    }

    String digitsOfDefaultLocaleToo(long units) {
        return String.format("%d", units);
    }

    String digitsOfNamedLocale(long units) {
        return String.format(Locale.ROOT, "%d", units);
    }

    String file() throws IOException {
        return Files.readString(Path.of("law"));
    }

    int processors() {
        return Runtime.getRuntime().availableProcessors();
    }
}
