package io.quoin.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes JSON: compact, fields in their order. */
public final class JsonWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonWriter() {}

    /** The UTF-8 bytes of an object. */
    public static byte[] bytes(JsonObject object) {
        return text(new Json.Fields(object)).getBytes(StandardCharsets.UTF_8);
    }

    /** The text of a value. */
    public static String text(Json value) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            value.fold(new Writing(generator));
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory cannot fail", e);
        }
        return text.toString();
    }

    private record Writing(JsonGenerator to) implements Json.Cases<Writing> {
        @Override
        public Writing text(String value) {
            return write(() -> to.writeString(value));
        }

        @Override
        public Writing whole(long value) {
            return write(() -> to.writeNumber(value));
        }

        @Override
        public Writing flag(boolean value) {
            return write(() -> to.writeBoolean(value));
        }

        @Override
        public Writing nothing() {
            return write(to::writeNull);
        }

        @Override
        public Writing items(List<Json> list) {
            write(to::writeStartArray);
            list.forEach(item -> item.fold(this));
            return write(to::writeEndArray);
        }

        @Override
        public Writing fields(JsonObject object) {
            write(to::writeStartObject);
            for (Map.Entry<String, Json> field : object.fields().entrySet()) {
                write(() -> to.writeFieldName(field.getKey()));
                field.getValue().fold(this);
            }
            return write(to::writeEndObject);
        }

        private Writing write(Step step) {
            try {
                step.run();
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException("writing into memory cannot fail", e);
            }
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
