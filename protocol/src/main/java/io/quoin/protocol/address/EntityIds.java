package io.quoin.protocol.address;

/**
 * The alphabet of names that clients choose: entity ids, {@code [A-Za-z0-9_.-]{1,36}}, and client command ids, {@code
 * [A-Za-z0-9_.:-]{1,36}}.
 */
public final class EntityIds {
    /** The longest id, in characters; every character is one byte of UTF-8. */
    public static final int LENGTH_MAX = 36;

    /** Ids that begin so belong to the system itself and are refused to clients. */
    public static final String RESERVED_PREFIX = "system.";

    private EntityIds() {}

    /** Whether the text is a well-formed entity id. */
    public static boolean isEntityId(String text) {
        return isWellFormed(text, false);
    }

    /** Whether the text is a well-formed client id of a command. */
    public static boolean isClientId(String text) {
        return isWellFormed(text, true);
    }

    /** Whether the id belongs to the system and may not be chosen by a client. */
    public static boolean isReserved(String id) {
        return id.startsWith(RESERVED_PREFIX);
    }

    /** Returns the id itself, or throws {@link IllegalArgumentException} naming what is accepted. */
    public static String requireEntityId(String text) {
        if (!isEntityId(text)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an entity id: 1 to 36 characters of A-Z a-z 0-9 _ . -");
        }
        return text;
    }

    private static boolean isWellFormed(String text, boolean colonAllowed) {
        int length = text.length();
        if (length == 0 || length > LENGTH_MAX) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!plain && c != '_' && c != '.' && c != '-' && !(colonAllowed && c == ':')) {
                return false;
            }
        }
        return true;
    }
}
