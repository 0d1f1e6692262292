package io.quoin.http.catalogue;

import io.quoin.http.json.Json;
import io.quoin.http.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a method, described once: parser, documentation and tests all read this. It is also the key under which a
 * handler finds the value: {@code call.get(PRICE)}.
 *
 * @param isRequired whether a request without it is refused
 * @param doc one sentence for people
 */
public record Param<T>(String name, ParamType<T> type, boolean isRequired, String doc) {
    /** A parameter that every request has. */
    public static <T> Param<T> required(String name, ParamType<T> type, String doc) {
        return new Param<>(name, type, true, doc);
    }

    /** A parameter that a request may leave out. */
    public static <T> Param<T> optional(String name, ParamType<T> type, String doc) {
        return new Param<>(name, type, false, doc);
    }

    /** The schema of its values with what it is for and an example. */
    public JsonObject schema() {
        return type.schema().put("description", doc).putJson("example", type.example());
    }

    T read(Json json) {
        return type.read(name, json);
    }

    /** Its value in a request, or null if it is left out. */
    @Nullable
    T find(Args args) {
        return args.find(this);
    }
}
