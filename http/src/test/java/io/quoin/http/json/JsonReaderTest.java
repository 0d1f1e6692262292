package io.quoin.http.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":1,\"b\":\"x\",\"c\":[true,false,null],\"d\":{\"e\":-5}}",
                "9223372036854775807",
                "-9223372036854775808",
                "\"\\\"\\\\\\n\u00e4\uD83D\uDE00\"",
                "[]",
                "0"
            })
    void what_is_written_is_what_was_read(String text) {
        assertEquals(text, JsonWriter.text(JsonReader.read(text.getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                       | JSON_MALFORMED",
                "{                        | JSON_MALFORMED",
                "{\"a\":1                 | JSON_MALFORMED",
                "{\"a\"}                  | JSON_MALFORMED",
                "{\"a\":}                 | JSON_MALFORMED",
                "{a:1}                    | JSON_MALFORMED",
                "{'a':1}                  | JSON_MALFORMED",
                "[1,]                     | JSON_MALFORMED",
                "[1 2]                    | JSON_MALFORMED",
                "{} {}                    | JSON_MALFORMED",
                "{}x                      | JSON_MALFORMED",
                "01                       | JSON_MALFORMED",
                "+1                       | JSON_MALFORMED",
                "0x10                     | JSON_MALFORMED",
                "// c                     | JSON_MALFORMED",
                "\"a                      | JSON_MALFORMED",
                "\"\\x\"                  | JSON_MALFORMED",
                "\"\\u12\"                | JSON_MALFORMED",
                "{\"a\":1,\"a\":2}        | JSON_DUPLICATE_FIELD",
                "{\"a\":null,\"\\u0061\":2} | JSON_DUPLICATE_FIELD",
                "{\"x\":{\"a\":1,\"a\":1}} | JSON_DUPLICATE_FIELD",
                "1e3                      | JSON_NUMBER_NOT_WHOLE",
                "1E3                      | JSON_NUMBER_NOT_WHOLE",
                "1.0                      | JSON_NUMBER_NOT_WHOLE",
                "-0.5                     | JSON_NUMBER_NOT_WHOLE",
                "NaN                      | JSON_NUMBER_NOT_WHOLE",
                "[-Infinity]              | JSON_NUMBER_NOT_WHOLE",
                "9223372036854775808      | JSON_NUMBER_TOO_LARGE",
                "-9223372036854775809     | JSON_NUMBER_TOO_LARGE",
                "\"\\ud800\"              | JSON_NOT_UNICODE",
                "\"\\udc00x\"             | JSON_NOT_UNICODE",
                "\"\\ud800\\ud800\"       | JSON_NOT_UNICODE",
                "{\"\\ud83d\":1}          | JSON_NOT_UNICODE"
            })
    void what_is_not_strictly_json_is_refused_by_name(String text, JsonRefusal rule) {
        assertRefused(rule, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        assertRefused(JsonRefusal.JSON_NOT_UNICODE, new byte[] {'"', (byte) 0xff, '"'});
        assertRefused(JsonRefusal.JSON_NOT_UNICODE, new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'});
        assertRefused(JsonRefusal.JSON_MALFORMED, "{}".getBytes(StandardCharsets.UTF_16BE));
        assertRefused(JsonRefusal.JSON_MALFORMED, "\uFEFF{}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void depth_numbers_and_texts_have_limits_with_names() {
        int deep = JsonReader.DEPTH_MAX;
        JsonReader.read("[".repeat(deep) + "]".repeat(deep));
        assertRefused(JsonRefusal.JSON_TOO_DEEP, ascii("[".repeat(deep + 1) + "]".repeat(deep + 1)));
        assertRefused(JsonRefusal.JSON_TOO_DEEP, ascii("{\"a\":".repeat(50_000)));
        assertRefused(JsonRefusal.JSON_NUMBER_TOO_LARGE, ascii("9".repeat(1_000)));
        String longest = "x".repeat(JsonReader.TEXT_CHARACTERS_MAX);
        JsonReader.read("\"" + longest + "\"");
        assertRefused(JsonRefusal.JSON_TEXT_TOO_LONG, ascii("\"" + longest + "xxxx\""));
        assertRefused(JsonRefusal.JSON_TEXT_TOO_LONG, ascii("{\"" + longest + "xxxx\":1}"));
    }

    @Test
    void an_object_is_required_where_one_is_asked_for() {
        JsonRefused refused = assertThrows(JsonRefused.class, () -> JsonReader.readObject("[1]"));
        assertEquals(JsonRefusal.JSON_NOT_AN_OBJECT, refused.rule());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void assertRefused(JsonRefusal rule, byte[] bytes) {
        assertEquals(
                rule,
                assertThrows(JsonRefused.class, () -> JsonReader.read(bytes)).rule());
    }
}
