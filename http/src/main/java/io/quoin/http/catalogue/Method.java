package io.quoin.http.catalogue;

import io.quoin.http.limit.Lane;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One method of the catalogue. All three bindings call it by this name and with these parameters: REST at {@link #path}, JSON-RPC
 * over POST and over WebSocket by {@link #name}. For example:
 *
 * <pre>{@code
 * Method.read("public/ticker", "Best prices, mark and open interest of an instrument.")
 *         .takes(INSTRUMENT_NAME)
 *         .answeredBy(this::ticker)
 * }</pre>
 *
 * @param name {@code public/...} or {@code private/...}, in snake_case
 * @param path where REST finds it
 * @param summary one sentence for people
 * @param lane whose limit a call counts against
 * @param cost how many tokens it takes
 * @param params in the order in which a signature covers them
 */
public record Method(
        String name,
        Verb verb,
        String path,
        String summary,
        Access access,
        Lane lane,
        int cost,
        List<Param<?>> params,
        Handler handler) {
    /** Where REST methods begin. */
    public static final String PREFIX = "/api/v1/";

    /** What tells a signed call from anything else that a key might sign. */
    public static final String DOMAIN = "quoin-command-v1";

    public Method {
        params = List.copyOf(params);
    }

    /** Begins a method that changes nothing. */
    public static Draft read(String name, String summary) {
        return new Draft(name, Verb.GET, summary, Lane.GENERAL);
    }

    /** Begins a method that changes something, once for each id. */
    public static Draft change(String name, String summary) {
        return new Draft(name, Verb.POST, summary, Lane.COMMANDS);
    }

    /**
     * The bytes that a signature of a call covers: each field with its length in four bytes, highest first, before its UTF-8.
     * The fields are {@value #DOMAIN}, the environment, the method, then name and value of each parameter that has another value
     * than it would have if left out, in the order of {@link #params}, the signature itself aside.
     */
    public byte[] signedBytes(String environment, Args args) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        field(bytes, DOMAIN);
        field(bytes, environment);
        field(bytes, name);
        for (Param<?> param : params) {
            Optional<String> value = param.equals(Common.SIGNATURE) ? Optional.empty() : param.signed(args);
            if (value.isPresent()) {
                field(bytes, param.name());
                field(bytes, value.get());
            }
        }
        return bytes.toByteArray();
    }

    private static void field(ByteArrayOutputStream bytes, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
        bytes.writeBytes(utf8);
    }

    /** A method that is being described. */
    public static final class Draft {
        private final String name;
        private final Verb verb;
        private final String summary;
        private final List<Param<?>> params = new ArrayList<>();
        private String path;
        private Access access = Access.ANYONE;
        private Lane lane;
        private int cost = 1;

        private Draft(String name, Verb verb, String summary, Lane lane) {
            this.name = name;
            this.verb = verb;
            this.summary = summary;
            this.lane = lane;
            this.path = PREFIX + name;
        }

        /** Another place for REST than its name gives. */
        public Draft at(String anotherPath) {
            this.path = anotherPath;
            return this;
        }

        /** What it takes, in the order in which a signature covers it. */
        public Draft takes(Param<?>... more) {
            params.addAll(List.of(more));
            return this;
        }

        /** Who may call it: from here on its parameters are those of an account's or the operator's method. */
        public Draft by(Access who) {
            this.access = who;
            return this;
        }

        /** Whose limit it counts against. */
        public Draft in(Lane another) {
            this.lane = another;
            return this;
        }

        /** How many tokens it takes. */
        public Draft costs(int tokens) {
            this.cost = tokens;
            return this;
        }

        /** The method. */
        public Method answeredBy(Handler handler) {
            List<Param<?>> all = new ArrayList<>(params);
            if (access.isOfAccount()) {
                all.add(0, Common.ACCOUNT);
            }
            if (access != Access.ANYONE) {
                all.add(verb == Verb.POST ? Common.VALID_UNTIL : Common.SIGNED_UNTIL);
                all.add(Common.SIGNED_BY);
                all.add(Common.SIGNATURE);
            }
            return new Method(name, verb, path, summary, access, lane, cost, all, handler);
        }
    }
}
