package io.quoin.walls.planted.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/** Planted: a message that asks Java to write it. */
public record SerializedMessage(String text) implements Serializable {

    byte[] write() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(this);
        }
        return bytes.toByteArray();
    }

    /** No fault in it: an enum and an exception inherit the mark. */
    enum Kind {
        PLAIN
    }
}
