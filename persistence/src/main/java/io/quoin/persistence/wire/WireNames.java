package io.quoin.persistence.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A registry of wire names: which number stands for which name, for ever. Code says names, wires carry numbers.
 *
 * <p>There is one for everything that Quoin writes ({@link #QUOIN}); entities that exist for experiments only have their
 * own, with numbers from {@value #EXTENSION_FIRST} on.
 */
public final class WireNames {
    /** The lowest number of an {@link #extension}. */
    public static final int EXTENSION_FIRST = 9_000;

    /** The highest number of all. */
    public static final int NUMBER_MAX = 16_383;

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*/([0-9]+)");
    private static final Pattern LINE = Pattern.compile("([1-9][0-9]*) (\\S+)( retired)?");

    // After the patterns, with which it is read.
    /** The one registry of everything that Quoin writes: {@code wire-names.txt}. */
    public static final WireNames QUOIN = load(WireNames.class, "wire-names.txt", 1, EXTENSION_FIRST - 1);

    private final String source;
    private final Map<String, Name> names;

    private WireNames(String source, Map<String, Name> names) {
        this.source = source;
        this.names = Collections.unmodifiableMap(names);
    }

    /** A registry outside this module: a resource beside the class, in the same format, with numbers from 9,000 on. */
    public static WireNames extension(Class<?> anchor, String resource) {
        return load(anchor, resource, EXTENSION_FIRST, NUMBER_MAX);
    }

    /** The registry that these lines are: rising numbers in this range, each name once. */
    static WireNames parse(String source, List<String> lines, int least, int greatest) {
        Map<String, Name> names = new LinkedHashMap<>();
        int last = least - 1;
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Name name = parse(source, line);
            if (name.number() <= last || name.number() > greatest) {
                throw new IllegalStateException(source + ", '" + line + "': numbers rise from " + least + " to "
                        + greatest + ", and none is given twice");
            }
            if (names.putIfAbsent(name.text(), name) != null) {
                throw new IllegalStateException(source + ", '" + line + "': the name has a number already");
            }
            last = name.number();
        }
        return new WireNames(source, names);
    }

    /** All names, by rising number. */
    public List<Name> all() {
        return List.copyOf(names.values());
    }

    /** The entry of this name; a name that the registry does not have is an {@link IllegalStateException}. */
    public Name named(String text) {
        Name name = names.get(text);
        if (name == null) {
            throw new IllegalStateException(
                    "'" + text + "' is not in " + source + ": add it there, with a number of its own");
        }
        return name;
    }

    private static Name parse(String source, String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches() || !NAME.matcher(matcher.group(2)).matches()) {
            throw new IllegalStateException(
                    source + ", '" + line + "': a line is 'number name/version' and perhaps 'retired'");
        }
        return new Name(Integer.parseInt(matcher.group(1)), matcher.group(2), matcher.group(3) != null);
    }

    private static WireNames load(Class<?> anchor, String resource, int least, int greatest) {
        try (InputStream in = anchor.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + resource + " beside " + anchor.getName());
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return parse(resource, reader.lines().toList(), least, greatest);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /**
     * One line of the registry.
     *
     * @param number what the wire carries
     * @param text kebab-case words between dots, and a version: {@code account.opened/1}
     * @param isRetired whether it is no longer written; it may still be read
     */
    public record Name(int number, String text, boolean isRetired) {
        /** The number after the slash. */
        public int version() {
            return Integer.parseInt(text.substring(text.indexOf('/') + 1));
        }
    }
}
