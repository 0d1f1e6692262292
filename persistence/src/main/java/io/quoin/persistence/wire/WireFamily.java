package io.quoin.persistence.wire;

import io.quoin.persistence.wire.WireNames.Name;
import io.quoin.protocol.port.WireCodec;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything that may stand at one place of a wire: the events of an account, the causes of an entry. Each member is
 * written as the number of its wire name, then its fields.
 *
 * <p>A family is a sealed type, and building it checks that every permitted class has exactly one name. Immutable. For
 * example:
 *
 * <pre>{@code
 * static final WireFamily<AccountEvent> EVENTS = WireFamily.of(WireNames.QUOIN, AccountEvent.class)
 *         .word("account.credited/1", Credited.class, (out, e) -> out.money(e.amount()), in -> new Credited(in.money()))
 *         .build();
 * }</pre>
 */
public final class WireFamily<T> implements WireCodec<T> {
    private final String label;
    private final Map<Class<?>, Word<T>> byClass;
    private final SortedMap<Integer, Word<T>> byNumber;
    private final int first;
    private final List<@Nullable Word<T>> fromFirst; // The same from the first number on: reading is a hot path.

    private WireFamily(String label, Map<Class<?>, Word<T>> byClass, Map<Integer, Word<T>> byNumber) {
        this.label = label;
        this.byClass = new HashMap<>(byClass);
        this.byNumber = new TreeMap<>(byNumber);
        this.first = byNumber.isEmpty() ? 0 : this.byNumber.firstKey();
        this.fromFirst = new ArrayList<>();
        this.byNumber.forEach((number, word) -> {
            while (fromFirst.size() < number - first) {
                fromFirst.add(null);
            }
            fromFirst.add(word);
        });
    }

    /** Starts the family of a sealed type, or of a final class that is its only member. */
    public static <T> Builder<T> of(WireNames names, Class<T> root) {
        return new Builder<>(names, root);
    }

    /** A family without members: for an entity that has no queries, or receives no messages. */
    public static <T> WireFamily<T> none(String label) {
        return new WireFamily<>(label, Map.of(), Map.of());
    }

    /**
     * All members of these families, for a place where any of them may stand. Two members with one number or one class are an
     * {@link IllegalStateException}.
     */
    public static <T> WireFamily<T> union(String label, List<? extends WireFamily<? extends T>> families) {
        Map<Class<?>, Word<T>> byClass = new HashMap<>();
        Map<Integer, Word<T>> byNumber = new HashMap<>();
        for (WireFamily<? extends T> family : families) {
            @SuppressWarnings(
                    "unchecked") // Every member of the family is one of the wider type; others are refused by class.
            WireFamily<T> wider = (WireFamily<T>) family;
            wider.byClass.forEach((type, word) -> putOnce(byClass, type, word));
            wider.byNumber.forEach((number, word) -> putOnce(byNumber, number, word));
        }
        return new WireFamily<>(label, byClass, byNumber);
    }

    /** This family for values whose class is found out when they are written. */
    @SuppressWarnings("unchecked") // What is not of this family is refused by the look-up of its class.
    WireFamily<Object> untyped() {
        return (WireFamily<Object>) this;
    }

    /** The names that a reader of this family knows, by number; the ones not retired are written. */
    public List<Name> names() {
        return byNumber.values().stream().map(Word::name).toList();
    }

    /** Writes the number of the value's name, then its fields. */
    public void write(WireWriter out, T value) {
        Word<T> word = byClass.get(value.getClass());
        if (word == null) {
            throw new IllegalArgumentException(value.getClass().getName() + " has no name among the " + label);
        }
        out.varint(word.name().number());
        word.writer().accept(out, value);
    }

    /** Reads a number, then the fields of what has it. */
    public T read(WireReader in) {
        return readAfter(in, in.varint(WireNames.NUMBER_MAX));
    }

    /** Reads the fields of what has this number. */
    T readAfter(WireReader in, int number) {
        int index = number - first;
        Word<T> word = index >= 0 && index < fromFirst.size() ? fromFirst.get(index) : null;
        if (word == null) {
            throw in.malformed("number " + number + " is none of the " + label);
        }
        return word.reader().apply(in);
    }

    @Override
    public byte[] encode(T value) {
        WireWriter out = new WireWriter(WireLimits.MESSAGE_BYTES_MAX);
        write(out, value);
        return out.toBytes();
    }

    @Override
    public T decode(byte[] bytes) {
        return WireReader.whole(bytes, WireLimits.MESSAGE_BYTES_MAX, this::read);
    }

    private static <K, T> void putOnce(Map<K, Word<T>> words, K key, Word<T> word) {
        Word<T> other = words.putIfAbsent(key, word);
        if (other != null) {
            throw new IllegalStateException(other.name().text() + " and "
                    + word.name().text() + " are both at " + key + ": each needs its own");
        }
    }

    /** One member: how it is called, written and read. */
    private record Word<T>(Name name, BiConsumer<WireWriter, T> writer, Function<WireReader, ? extends T> reader) {}

    /** Collects the members of a family. */
    public static final class Builder<T> {
        private final WireNames names;
        private final Class<T> root;
        private final Map<Class<?>, Word<T>> byType = new HashMap<>();
        private final Map<Integer, Word<T>> byNumber = new HashMap<>();

        private Builder(WireNames names, Class<T> root) {
            this.names = names;
            this.root = root;
        }

        /**
         * A member under this name, with all of its fields: the reader reads them in the order in which the writer wrote them.
         *
         * @param type a permitted class, or a sealed type in between whose classes all have this name
         */
        public <V extends T> Builder<T> word(
                String name,
                Class<V> type,
                BiConsumer<WireWriter, ? super V> writer,
                Function<WireReader, ? extends V> reader) {
            Name registered = names.named(name);
            if (registered.isRetired()) {
                throw new IllegalStateException("'" + name + "' is retired: it can be read, but not written");
            }
            Word<T> word = new Word<>(registered, (out, value) -> writer.accept(out, type.cast(value)), reader);
            if (byType.putIfAbsent(type, word) != null) {
                throw new IllegalStateException(type.getName() + " has two names: one of them is '" + name + "'");
            }
            add(word);
            return this;
        }

        /** A member that has no fields. */
        public <V extends T> Builder<T> constant(String name, V value) {
            @SuppressWarnings("unchecked") // It is the class of this value, whatever wider type it is known by here.
            Class<V> type = (Class<V>) value.getClass();
            return word(name, type, (out, ignored) -> {}, in -> value);
        }

        /** A member of former times: a reader that makes today's value of it. */
        public Builder<T> retired(String name, Function<WireReader, ? extends T> reader) {
            Name registered = names.named(name);
            if (!registered.isRetired()) {
                throw new IllegalStateException("'" + name + "' is not marked retired in the registry");
            }
            add(new Word<>(
                    registered,
                    (out, value) -> {
                        throw new IllegalStateException("'" + name + "' is retired");
                    },
                    reader));
            return this;
        }

        /** The family; {@link IllegalStateException} unless every class that can be a member has exactly one name. */
        public WireFamily<T> build() {
            Map<Class<?>, Word<T>> byClass = new HashMap<>();
            for (Class<?> leaf : leaves(root)) {
                List<Word<T>> words = byType.entrySet().stream()
                        .filter(word -> word.getKey().isAssignableFrom(leaf))
                        .map(Map.Entry::getValue)
                        .toList();
                if (words.size() != 1) {
                    throw new IllegalStateException(leaf.getName() + " has " + words.size()
                            + " wire names; each class of " + root.getName() + " has exactly one");
                }
                byClass.put(leaf, words.get(0));
            }
            return new WireFamily<>(root.getSimpleName() + "s", byClass, byNumber);
        }

        private void add(Word<T> word) {
            if (byNumber.putIfAbsent(word.name().number(), word) != null) {
                throw new IllegalStateException("'" + word.name().text() + "' names two things");
            }
        }

        private static List<Class<?>> leaves(Class<?> type) {
            if (!type.isSealed()) {
                if (!Modifier.isFinal(type.getModifiers())) {
                    throw new IllegalStateException(
                            type.getName() + " is neither sealed nor final: anything could be one");
                }
                return List.of(type);
            }
            List<Class<?>> leaves = new ArrayList<>();
            if (!Modifier.isAbstract(type.getModifiers())) {
                leaves.add(type);
            }
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                leaves.addAll(leaves(permitted));
            }
            return leaves;
        }
    }
}
