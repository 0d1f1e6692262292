package io.quoin.http.json;

import java.util.List;

/** A value of JSON. There are no fractions among the numbers: a decimal is a text. */
public sealed interface Json {
    /** A string. */
    record Text(String value) implements Json {}

    /** A whole number of 64 bits. */
    record Whole(long value) implements Json {}

    /** {@code true} or {@code false}. */
    record Flag(boolean value) implements Json {}

    /** {@code null}. */
    record Nothing() implements Json {}

    /** An array. */
    record Items(List<Json> list) implements Json {
        public Items {
            list = List.copyOf(list);
        }
    }

    /** An object. */
    record Fields(JsonObject object) implements Json {}

    /** The one value of {@link Nothing}. */
    Json NOTHING = new Nothing();

    /** One method for each kind of value. */
    interface Cases<R> {
        R text(String value);

        R whole(long value);

        R flag(boolean value);

        R nothing();

        R items(List<Json> list);

        R fields(JsonObject object);
    }

    /** Folds this value. */
    default <R> R fold(Cases<R> cases) {
        if (this instanceof Text text) {
            return cases.text(text.value());
        } else if (this instanceof Whole whole) {
            return cases.whole(whole.value());
        } else if (this instanceof Flag flag) {
            return cases.flag(flag.value());
        } else if (this instanceof Items items) {
            return cases.items(items.list());
        } else if (this instanceof Fields fields) {
            return cases.fields(fields.object());
        } else {
            return cases.nothing();
        }
    }

    /** What kind of value this is, for people. */
    default String kind() {
        return fold(new Cases<>() {
            @Override
            public String text(String value) {
                return "a string";
            }

            @Override
            public String whole(long value) {
                return "a number";
            }

            @Override
            public String flag(boolean value) {
                return "true or false";
            }

            @Override
            public String nothing() {
                return "null";
            }

            @Override
            public String items(List<Json> list) {
                return "an array";
            }

            @Override
            public String fields(JsonObject object) {
                return "an object";
            }
        });
    }
}
