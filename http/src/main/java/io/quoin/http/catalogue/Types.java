package io.quoin.http.catalogue;

import io.quoin.http.json.Json;
import io.quoin.http.json.JsonObject;
import io.quoin.protocol.address.EntityIds;
import io.quoin.protocol.auth.Bytes32;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/** The types that parameters have. */
public final class Types {
    private static final String ENTITY_ID = "[A-Za-z0-9_.-]{1,36}";
    private static final String CLIENT_ID = "[A-Za-z0-9_.:-]{1,36}";

    private Types() {}

    /** The id of an account or a market. */
    public static ParamType<String> entityId(String example) {
        return new TextType<>(EntityIds::isEntityId, Function.identity(), ENTITY_ID, EntityIds.LENGTH_MAX, example);
    }

    /** An id that a client gives a command. */
    public static ParamType<String> clientId(String example) {
        return new TextType<>(EntityIds::isClientId, Function.identity(), CLIENT_ID, EntityIds.LENGTH_MAX, example);
    }

    /** A decimal number as text; on which grid it must lie is said by what it is used for. */
    public static ParamType<Decimal> decimal(String example) {
        return new TextType<>(Decimal::isOne, Decimal::new, Decimal.PATTERN, Decimal.CHARACTERS_MAX, example);
    }

    /** 32 bytes in hexadecimal digits. */
    public static ParamType<Bytes32> bytes32(String example) {
        Predicate<String> isHex = text -> text.matches("[0-9a-fA-F]{64}");
        return new TextType<>(isHex, Bytes32::parse, "[0-9a-fA-F]{64}", 2 * Bytes32.LENGTH, example);
    }

    /** A text of a grammar. */
    public static <T> ParamType<T> text(
            Predicate<String> isOne, Function<String, T> read, String pattern, int charactersMax, String example) {
        return new TextType<>(isOne, read, pattern, charactersMax, example);
    }

    /** Any text up to this length. */
    public static ParamType<String> words(int charactersMax, String example) {
        return new TextType<>(text -> true, Function.identity(), "", charactersMax, example);
    }

    /** One of an enum, in lower case. */
    public static <E extends Enum<E>> ParamType<E> oneOf(E[] values, E example) {
        return new EnumType<>(List.of(values), example);
    }

    /** A whole number within bounds, both included. */
    public static ParamType<Long> whole(long from, long to, long example) {
        return new WholeType(from, to, example);
    }

    /** True or false. */
    public static ParamType<Boolean> flag(boolean example) {
        return new FlagType(example);
    }

    /** So many values of a type. */
    public static <T> ParamType<List<T>> listOf(ParamType<T> each, int itemsMin, int itemsMax) {
        return new ListType<>(each, itemsMin, itemsMax);
    }

    /** How an enum constant is written. */
    public static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static final class TextType<T> extends ParamType<T> {
        private final Predicate<String> isOne;
        private final Function<String, T> read;
        private final String pattern;
        private final int charactersMax;
        private final String example;

        TextType(Predicate<String> isOne, Function<String, T> read, String pattern, int charactersMax, String example) {
            this.isOne = isOne;
            this.read = read;
            this.pattern = pattern;
            this.charactersMax = charactersMax;
            this.example = example;
        }

        @Override
        public T read(String param, Json json) {
            String text = requireText(param, json);
            if (text.length() > charactersMax) {
                throw outOfRange(param, "at most " + charactersMax + " characters");
            }
            if (!isOne.test(text)) {
                throw malformed(param, "it must match " + pattern);
            }
            return read.apply(text);
        }

        @Override
        public JsonObject schema() {
            JsonObject schema = new JsonObject().put("type", "string").put("maxLength", charactersMax);
            return pattern.isEmpty() ? schema : schema.put("pattern", "^" + pattern + "$");
        }

        @Override
        public Json example() {
            return new Json.Text(example);
        }
    }

    private static final class EnumType<E extends Enum<E>> extends ParamType<E> {
        private final List<E> values;
        private final E example;

        EnumType(List<E> values, E example) {
            this.values = values;
            this.example = example;
        }

        @Override
        public E read(String param, Json json) {
            String text = requireText(param, json);
            for (E value : values) {
                if (name(value).equals(text)) {
                    return value;
                }
            }
            throw malformed(param, "one of " + String.join(", ", names()));
        }

        @Override
        public String canonical(E value) {
            return name(value);
        }

        private List<String> names() {
            return values.stream().map(Types::name).toList();
        }

        @Override
        public JsonObject schema() {
            return new JsonObject().put("type", "string").put("enum", names(), Json.Text::new);
        }

        @Override
        public Json example() {
            return new Json.Text(name(example));
        }
    }

    private static final class WholeType extends ParamType<Long> {
        private final long from;
        private final long to;
        private final long example;

        WholeType(long from, long to, long example) {
            this.from = from;
            this.to = to;
            this.example = example;
        }

        @Override
        public Long read(String param, Json json) {
            if (!(json instanceof Json.Whole whole)) {
                throw malformed(param, "a whole number is expected, not " + json.kind());
            }
            if (whole.value() < from || whole.value() > to) {
                throw outOfRange(param, from + " to " + to);
            }
            return whole.value();
        }

        @Override
        public Json ofQuery(String text) {
            try {
                return text.matches("0|-?[1-9][0-9]{0,18}")
                        ? new Json.Whole(Long.parseLong(text))
                        : super.ofQuery(text);
            } catch (NumberFormatException e) {
                return super.ofQuery(
                        text); // Nineteen digits too large: no number of ours, and refused as what it is, a text.
            }
        }

        @Override
        public JsonObject schema() {
            return new JsonObject()
                    .put("type", "integer")
                    .put("format", "int64")
                    .put("minimum", from)
                    .put("maximum", to);
        }

        @Override
        public Json example() {
            return new Json.Whole(example);
        }
    }

    private static final class FlagType extends ParamType<Boolean> {
        private final boolean example;

        FlagType(boolean example) {
            this.example = example;
        }

        @Override
        public Boolean read(String param, Json json) {
            if (json instanceof Json.Flag flag) {
                return flag.value();
            }
            throw malformed(param, "true or false is expected, not " + json.kind());
        }

        @Override
        public Json ofQuery(String text) {
            return text.equals("true") || text.equals("false")
                    ? new Json.Flag(text.equals("true"))
                    : super.ofQuery(text);
        }

        @Override
        public JsonObject schema() {
            return new JsonObject().put("type", "boolean");
        }

        @Override
        public Json example() {
            return new Json.Flag(example);
        }
    }

    private static final class ListType<T> extends ParamType<List<T>> {
        private final ParamType<T> each;
        private final int itemsMin;
        private final int itemsMax;

        ListType(ParamType<T> each, int itemsMin, int itemsMax) {
            this.each = each;
            this.itemsMin = itemsMin;
            this.itemsMax = itemsMax;
        }

        @Override
        public List<T> read(String param, Json json) {
            if (!(json instanceof Json.Items items)) {
                throw malformed(param, "an array is expected, not " + json.kind());
            }
            int size = items.list().size();
            if (size < itemsMin || size > itemsMax) {
                throw outOfRange(param, itemsMin + " to " + itemsMax + " items");
            }
            List<T> values = new ArrayList<>(size);
            items.list().forEach(item -> values.add(each.read(param, item)));
            return List.copyOf(values);
        }

        /** Each item with its length in characters before it, so that no two lists are written alike. */
        @Override
        public String canonical(List<T> values) {
            StringBuilder text = new StringBuilder();
            for (T value : values) {
                String item = each.canonical(value);
                text.append(item.length()).append(':').append(item);
            }
            return text.toString();
        }

        @Override
        public JsonObject schema() {
            return new JsonObject()
                    .put("type", "array")
                    .put("items", each.schema())
                    .put("minItems", itemsMin)
                    .put("maxItems", itemsMax);
        }

        @Override
        public Json example() {
            return new Json.Items(List.of(each.example()));
        }
    }
}
