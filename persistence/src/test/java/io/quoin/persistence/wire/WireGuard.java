package io.quoin.persistence.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.protocol.journal.MalformedBytesException;
import io.quoin.protocol.port.WireCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The promise of a registry: each name stands for exactly one thing, and the bytes that it was ever written as still mean
 * the same. Needs one sample value for each name, and a file of golden bytes, a line each: {@code number name hex}.
 *
 * <p>Golden lines are added, never changed: for a new name the complaint says the line to add. For example:
 *
 * <pre>{@code
 * WireGuard.of(CounterCodec.NAMES).entity(CounterCodec.WIRE)
 *         .sample("counter.added/1", new CounterEvent.Added(7))
 *         .check(CounterCodecTest.class, "golden.txt");
 * }</pre>
 */
public final class WireGuard {
    private final WireNames names;
    private final Map<String, List<Object>> places = new LinkedHashMap<>();
    private final Map<String, Sample<?>> samples = new LinkedHashMap<>();

    private WireGuard(WireNames names) {
        this.names = names;
    }

    /** The guard of a registry. */
    public static WireGuard of(WireNames names) {
        return new WireGuard(names);
    }

    /** All names of an entity type. */
    public WireGuard entity(EntityWire<?, ?, ?> entity) {
        entity.families().forEach(this::family);
        return this;
    }

    /** All names of a family. */
    public WireGuard family(WireFamily<?> family) {
        family.names().forEach(name -> place(name.text(), family));
        return this;
    }

    /** A name outside of any family. */
    public WireGuard frame(String name) {
        place(name, name);
        return this;
    }

    /**
     * What the golden bytes of a name that has its place mean; if the name is retired, what its reader makes of them today.
     */
    public WireGuard sample(String name, Object value) {
        List<Object> known = places.getOrDefault(name, List.of());
        if (known.isEmpty() || !(known.get(0) instanceof WireFamily<?> family)) {
            throw new IllegalArgumentException(name + " is in no family: name its entity or family first");
        }
        return sample(name, family.untyped(), value);
    }

    /** What the golden bytes of a name outside of any family mean. */
    public <T> WireGuard sample(String name, WireCodec<T> codec, T value) {
        samples.put(name, new Sample<>(codec, value));
        return this;
    }

    /** Fails with everything that is not as it must be, golden bytes being in a resource beside the class. */
    public void check(Class<?> anchor, String goldenResource) {
        assertEquals("", String.join("\n", complaints(lines(anchor, goldenResource))));
    }

    List<String> complaints(List<String> goldenLines) {
        List<String> complaints = new ArrayList<>();
        Map<String, String> golden = new LinkedHashMap<>();
        for (String line : goldenLines) {
            String[] parts = line.split(" ");
            if (parts.length != 3 || golden.putIfAbsent(parts[1], parts[0] + " " + parts[2]) != null) {
                complaints.add("'" + line + "' is no golden line of its own: number name hex");
            }
        }
        places.keySet().stream()
                .filter(name -> !isRegistered(name))
                .forEach(name -> complaints.add(name + " is not in this registry"));
        golden.keySet().stream()
                .filter(name -> !isRegistered(name))
                .forEach(name -> complaints.add(
                        name + " has golden bytes, but is not in the registry: a name stays, marked retired"));
        for (WireNames.Name name : names.all()) {
            int placed = places.getOrDefault(name.text(), List.of()).size();
            if (placed > 1 || (placed == 0 && !name.isRetired())) {
                complaints.add(name.text() + " names " + placed + " things; it must be one");
            }
            if (placed > 0 || golden.containsKey(name.text())) {
                complaints.addAll(complaintsAbout(name, golden.get(name.text())));
            }
        }
        return complaints;
    }

    private List<String> complaintsAbout(WireNames.Name name, String golden) {
        Sample<?> sample = samples.get(name.text());
        if (sample == null) {
            return List.of(name.text() + " has no sample");
        }
        if (golden == null) {
            return List.of(name.text() + " has no golden bytes"
                    + (name.isRetired() ? "" : "; add: " + name.number() + " " + name.text() + " " + sample.hex()));
        }
        String[] numberAndHex = golden.split(" ");
        if (Integer.parseInt(numberAndHex[0]) != name.number()) {
            return List.of(name.text() + " was number " + numberAndHex[0] + " and is " + name.number() + " now");
        }
        return sample.complaints(name, HexFormat.of().parseHex(numberAndHex[1]));
    }

    private boolean isRegistered(String name) {
        return names.all().stream().anyMatch(one -> one.text().equals(name));
    }

    private void place(String name, Object where) {
        List<Object> known = places.computeIfAbsent(name, one -> new ArrayList<>());
        if (!known.contains(where)) {
            known.add(where);
        }
    }

    private static List<String> lines(Class<?> anchor, String resource) {
        try (InputStream in = anchor.getResourceAsStream(resource)) {
            Objects.requireNonNull(in, () -> "there is no " + resource + " beside " + anchor.getName());
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + resource, e);
        }
    }

    private record Sample<T>(WireCodec<T> codec, T value) {
        String hex() {
            return HexFormat.of().formatHex(codec.encode(value));
        }

        List<String> complaints(WireNames.Name name, byte[] golden) {
            WireWriter number = new WireWriter(WireLimits.MESSAGE_BYTES_MAX);
            number.varint(name.number());
            byte[] head = number.toBytes();
            if (golden.length < head.length || !Arrays.equals(golden, 0, head.length, head, 0, head.length)) {
                return List.of("the golden bytes of " + name.text() + " do not begin with its number");
            }
            try {
                T decoded = codec.decode(golden);
                if (!Bytes.essence(decoded).equals(Bytes.essence(value))) {
                    return List.of("the golden bytes of " + name.text() + " now mean " + decoded + ", not " + value);
                }
            } catch (MalformedBytesException e) {
                return List.of("the golden bytes of " + name.text() + " cannot be read any more: " + e.getMessage());
            }
            if (!name.isRetired() && !Arrays.equals(golden, codec.encode(value))) {
                return List.of(name.text() + " is written differently now: " + hex() + "; a new form is a new version");
            }
            return List.of();
        }
    }
}
