package io.quoin.persistence.wire;

import io.quoin.protocol.address.EntityIds;

/**
 * The limits of the wire, far above what a well-behaved writer reaches. A writer that would exceed one throws {@link
 * IllegalArgumentException}; a reader that meets more throws {@code MalformedBytesException}.
 */
public final class WireLimits {
    /** Bytes of one block. A block is closed far earlier, by the entity's own limit. */
    public static final int BLOCK_BYTES_MAX = 4 * 1024 * 1024;

    /** Bytes of one state. */
    public static final int STATE_BYTES_MAX = 512 * 1024 * 1024;

    /** Bytes of one message between nodes, or of one command, query or view alone. */
    public static final int MESSAGE_BYTES_MAX = 4 * 1024 * 1024;

    /** Entries of one block. */
    public static final int ENTRIES_MAX = 65_536;

    /** Events of one entry. */
    public static final int EVENTS_MAX = 65_536;

    /** Price rounds of one block. */
    public static final int ROUNDS_MAX = 4_096;

    /** Confirmations of one entry. */
    public static final int CONFIRMATIONS_MAX = 65_536;

    /** Kept ids, peers, or unconfirmed messages of one peer, in one state. */
    public static final int STATE_ITEMS_MAX = 16 * 1024 * 1024;

    /** UTF-8 bytes of a symbol: an entity type, an entity id, an account. */
    public static final int SYMBOL_BYTES_MAX = 64;

    /** Different symbols that one block, state or message refers to by index; later ones are written out each time. */
    public static final int SYMBOLS_MAX = 4_096;

    /** UTF-8 bytes of a client's id of a command. */
    public static final int CLIENT_ID_BYTES_MAX = EntityIds.LENGTH_MAX;

    /** UTF-8 bytes of the name of a refusal. */
    public static final int REFUSAL_NAME_BYTES_MAX = 64;

    /** UTF-8 bytes of a sentence for people. */
    public static final int SENTENCE_BYTES_MAX = 4_096;

    private WireLimits() {}
}
