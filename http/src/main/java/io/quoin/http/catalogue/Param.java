package io.quoin.http.catalogue;

import io.quoin.http.json.Json;
import io.quoin.http.json.JsonObject;
import java.util.Optional;

/**
 * One parameter of a method, described once: parser, signature, documentation and tests all read this. It is also the key
 * under which a handler finds the value: {@code call.get(PRICE)}.
 *
 * @param isRequired whether a request without it is refused
 * @param fallback its value if it is left out, empty if it then has none
 * @param doc one sentence for people
 */
public record Param<T>(String name, ParamType<T> type, boolean isRequired, Optional<T> fallback, String doc) {
    /** A parameter that every request has. */
    public static <T> Param<T> required(String name, ParamType<T> type, String doc) {
        return new Param<>(name, type, true, Optional.empty(), doc);
    }

    /** A parameter that a request may leave out. */
    public static <T> Param<T> optional(String name, ParamType<T> type, String doc) {
        return new Param<>(name, type, false, Optional.empty(), doc);
    }

    /** A parameter that has this value in a request that leaves it out. */
    public static <T> Param<T> optional(String name, ParamType<T> type, T fallback, String doc) {
        return new Param<>(name, type, false, Optional.of(fallback), doc);
    }

    /** The schema of its values with what it is for and an example. */
    public JsonObject schema() {
        JsonObject schema = type.schema().put("description", doc).putJson("example", type.example());
        return fallback.isEmpty() ? schema : schema.put("default", type.canonical(fallback.get()));
    }

    T read(Json json) {
        return type.read(name, json);
    }

    /**
     * What a signature covers of it: empty if it was left out, or has the value that it would have then. So what was signed can
     * be made again of the command alone.
     */
    Optional<String> signed(Args args) {
        Optional<T> value = Optional.ofNullable(args.find(this));
        return value.equals(fallback) ? Optional.empty() : value.map(type::canonical);
    }
}
