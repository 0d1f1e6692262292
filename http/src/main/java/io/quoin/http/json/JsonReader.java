package io.quoin.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one JSON document, strictly: UTF-8 alone, nothing after it, no field twice, no fraction or exponent among its numbers,
 * no half surrogate in its texts. Whatever else it is refused for has a name, see {@link JsonRefusal}.
 *
 * <p>How large a document may be is for whoever receives it: nothing here takes more memory than in proportion to its bytes.
 */
public final class JsonReader {
    /** Objects and arrays inside one another. */
    public static final int DEPTH_MAX = 16;

    /** Characters of one text. */
    public static final int TEXT_CHARACTERS_MAX = 16_384;

    private static final int NAME_CHARACTERS_MAX = 128;
    private static final int NUMBER_CHARACTERS_MAX = 128;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(TEXT_CHARACTERS_MAX)
                    .maxNameLength(NAME_CHARACTERS_MAX)
                    .maxNumberLength(NUMBER_CHARACTERS_MAX)
                    .build())
            .build();

    private JsonReader() {}

    /** The document of these bytes; throws {@link JsonRefused}. */
    public static Json read(byte[] bytes) {
        return read(decode(bytes));
    }

    /** The object of these bytes; throws {@link JsonRefused}, also if they are another value. */
    public static JsonObject readObject(byte[] bytes) {
        return requireObject(read(bytes));
    }

    /** The object that this text is; throws {@link JsonRefused}. */
    public static JsonObject readObject(String text) {
        return requireObject(read(text));
    }

    private static JsonObject requireObject(Json json) {
        if (json instanceof Json.Fields fields) {
            return fields.object();
        }
        throw new JsonRefused(JsonRefusal.JSON_NOT_AN_OBJECT, "it is " + json.kind());
    }

    /** The document that this text is; throws {@link JsonRefused}. */
    public static Json read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new JsonRefused(JsonRefusal.JSON_MALFORMED, "it is empty");
            }
            Json value = value(parser, first, 0);
            if (parser.nextToken() != null) {
                throw refused(JsonRefusal.JSON_MALFORMED, "something follows it", parser);
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw tooLong(e);
        } catch (JsonProcessingException e) {
            throw malformed(text, e);
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot fail to be read", e);
        }
    }

    private static Json value(JsonParser parser, JsonToken token, int depth) throws IOException {
        return switch (token) {
            case START_OBJECT -> new Json.Fields(object(parser, deeper(parser, depth)));
            case START_ARRAY -> new Json.Items(items(parser, deeper(parser, depth)));
            case VALUE_STRING -> new Json.Text(text(parser, parser.getText()));
            case VALUE_NUMBER_INT -> new Json.Whole(whole(parser));
            case VALUE_NUMBER_FLOAT -> throw refused(JsonRefusal.JSON_NUMBER_NOT_WHOLE, "a number has one", parser);
            case VALUE_TRUE -> new Json.Flag(true);
            case VALUE_FALSE -> new Json.Flag(false);
            case VALUE_NULL -> Json.NOTHING;
            default -> throw refused(JsonRefusal.JSON_MALFORMED, "a value is missing", parser);
        };
    }

    private static JsonObject object(JsonParser parser, int depth) throws IOException {
        JsonObject object = new JsonObject();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = text(parser, parser.currentName());
            if (object.find(name) != null) {
                throw refused(JsonRefusal.JSON_DUPLICATE_FIELD, "'" + shown(name) + "' comes twice", parser);
            }
            object.putJson(name, value(parser, parser.nextToken(), depth));
        }
        return object;
    }

    private static List<Json> items(JsonParser parser, int depth) throws IOException {
        List<Json> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(parser, token, depth));
        }
        return items;
    }

    private static int deeper(JsonParser parser, int depth) {
        if (depth == DEPTH_MAX) {
            throw refused(JsonRefusal.JSON_TOO_DEEP, "it has more than " + DEPTH_MAX + " levels", parser);
        }
        return depth + 1;
    }

    private static long whole(JsonParser parser) throws IOException {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw refused(JsonRefusal.JSON_NUMBER_TOO_LARGE, "a number has more", parser);
        }
        return parser.getLongValue();
    }

    private static String text(JsonParser parser, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            boolean isPair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!isPair) {
                throw refused(JsonRefusal.JSON_NOT_UNICODE, "a surrogate stands alone", parser);
            }
            i++;
        }
        return text;
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new JsonRefused(JsonRefusal.JSON_NOT_UNICODE, "it is not UTF-8");
        }
    }

    // ---- what is said ----------------------------------------------------------------------------------------------

    private static JsonRefused malformed(String text, JsonProcessingException e) {
        // Jackson takes NaN and its kin for a mistake of grammar; a client who sent one is better served with the rule.
        long at = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getCharOffset());
        String before = text.substring(0, (int) Math.min(at, text.length()));
        boolean isNotFinite = before.endsWith("NaN") || before.endsWith("Infinity");
        return new JsonRefused(
                isNotFinite ? JsonRefusal.JSON_NUMBER_NOT_WHOLE : JsonRefusal.JSON_MALFORMED, "at character " + at);
    }

    private static JsonRefused tooLong(StreamConstraintsException e) {
        String message = String.valueOf(e.getOriginalMessage());
        return message.startsWith("Number")
                ? new JsonRefused(JsonRefusal.JSON_NUMBER_TOO_LARGE, "a number has more")
                : new JsonRefused(
                        JsonRefusal.JSON_TEXT_TOO_LONG,
                        "a text has more than " + TEXT_CHARACTERS_MAX + " characters, or a name more than "
                                + NAME_CHARACTERS_MAX);
    }

    private static JsonRefused refused(JsonRefusal rule, String what, JsonParser parser) {
        return new JsonRefused(
                rule, what + ", at character " + parser.currentLocation().getCharOffset());
    }

    private static String shown(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "..." : name;
    }
}
