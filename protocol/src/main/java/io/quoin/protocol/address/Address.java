package io.quoin.protocol.address;

/**
 * The address of one entity: its type and its id. For example, the account {@code alice} is {@code account/alice}, and
 * its journal has the persistence id {@code account|alice}.
 *
 * <p>Ordered by type, then id, so that walks over addresses are the same on every machine.
 */
public record Address(String type, String id) implements Comparable<Address> {
    public Address {
        if (type.isEmpty() || type.indexOf('|') >= 0 || type.indexOf('/') >= 0) {
            throw new IllegalArgumentException("'" + type + "' is not an entity type");
        }
        EntityIds.requireEntityId(id);
    }

    /** The address that {@link #persistenceId()} was made from. */
    public static Address ofPersistenceId(String persistenceId) {
        return split(persistenceId, '|');
    }

    /** The inverse of {@link #toString()}: {@code account/alice}. */
    public static Address parse(String text) {
        return split(text, '/');
    }

    private static Address split(String text, char separator) {
        int at = text.indexOf(separator);
        if (at < 1) {
            throw new IllegalArgumentException("'" + text + "' is not an entity: write TYPE" + separator
                    + "ID, for example account" + separator + "alice");
        }
        return new Address(text.substring(0, at), text.substring(at + 1));
    }

    /** The name of this entity's journal. */
    public String persistenceId() {
        return type + "|" + id;
    }

    @Override
    public int compareTo(Address other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return type + "/" + id;
    }
}
