package io.quoin.http.json;

import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import io.quoin.protocol.value.Rate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an object, in order. It is filled by whoever makes it and only read afterwards. For example {@code new
 * JsonObject().put("height", 12).put("price", price)}.
 *
 * <p>A value of {@code protocol.value} is put as its plain decimal text, which its {@code parse} reads.
 */
public final class JsonObject {
    private final Map<String, Json> fields = new LinkedHashMap<>();

    public JsonObject put(String name, String value) {
        return putJson(name, new Json.Text(value));
    }

    public JsonObject put(String name, long value) {
        return putJson(name, new Json.Whole(value));
    }

    public JsonObject put(String name, boolean value) {
        return putJson(name, new Json.Flag(value));
    }

    public JsonObject put(String name, JsonObject value) {
        return putJson(name, new Json.Fields(value));
    }

    /** Puts an array of what the function makes of each item. */
    public <T> JsonObject put(String name, List<T> items, Function<? super T, Json> each) {
        List<Json> made = new ArrayList<>(items.size());
        items.forEach(item -> made.add(each.apply(item)));
        return putJson(name, new Json.Items(made));
    }

    public JsonObject put(String name, Price price) {
        return put(name, price.toString());
    }

    public JsonObject put(String name, Quantity quantity) {
        return put(name, quantity.toString());
    }

    public JsonObject put(String name, Rate rate) {
        return put(name, rate.toString());
    }

    /** Puts the amount alone; its asset is said by the method or a field beside it. */
    public JsonObject put(String name, Money amount) {
        return put(name, amount.amountText());
    }

    /** Puts the price or null, so that a reader always finds the field. */
    public JsonObject put(String name, Optional<Price> price) {
        return price.isPresent() ? put(name, price.get()) : putJson(name, Json.NOTHING);
    }

    public JsonObject putJson(String name, Json value) {
        fields.put(name, value);
        return this;
    }

    /** The value of this field, or null if there is none. */
    public @Nullable Json find(String name) {
        return fields.get(name);
    }

    /** The fields, in order. */
    public Map<String, Json> fields() {
        return Collections.unmodifiableMap(fields);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** The object as it is sent. */
    @Override
    public String toString() {
        return JsonWriter.text(new Json.Fields(this));
    }
}
