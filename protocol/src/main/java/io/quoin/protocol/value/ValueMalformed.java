package io.quoin.protocol.value;

import java.util.Locale;

/**
 * The refusal of a text, a scale or a name that is no value. The message says what is wrong and what is accepted, and
 * shows at most the first {@value #SHOWN_CHARACTERS} characters of the text, so it may be sent back to whoever wrote it.
 */
public final class ValueMalformed extends IllegalArgumentException {
    private static final int SHOWN_CHARACTERS = 40;

    public ValueMalformed(String message) {
        super(message);
    }

    /** The text in quotes, short and printable whatever was in it. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder("\"");
        for (int at = 0; at < Math.min(text.length(), SHOWN_CHARACTERS); at++) {
            shown.append(shown(text.charAt(at)));
        }
        return shown.append(text.length() > SHOWN_CHARACTERS ? "...\"" : "\"").toString();
    }

    /** The character itself if it is printable ASCII, its code otherwise. */
    static String shown(char character) {
        return character >= ' ' && character <= '~'
                ? String.valueOf(character)
                : String.format(Locale.ROOT, "\\u%04x", (int) character);
    }
}
