package io.quoin.actors.shell.testing;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.MalformedBytesException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A text of words with one space between them: how tests write things down. */
final class Words {
    /** Writes words. */
    static final class Out {
        private final StringBuilder text = new StringBuilder();

        Out put(Object word) {
            text.append(URLEncoder.encode(word.toString(), StandardCharsets.UTF_8))
                    .append(' ');
            return this;
        }

        <T> Out all(Iterable<T> items, Consumer<T> write) {
            List<T> list = new ArrayList<>();
            items.forEach(list::add);
            put(list.size());
            list.forEach(write);
            return this;
        }

        int size() {
            return text.length();
        }

        byte[] bytes() {
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Reads them. */
    static final class In {
        private final String[] words;
        private int at;

        In(byte[] bytes) {
            this.words = new String(bytes, StandardCharsets.UTF_8).split(" ", -1);
        }

        String word() {
            if (at >= words.length) {
                throw new MalformedBytesException("the text ends too early");
            }
            return URLDecoder.decode(words[at++], StandardCharsets.UTF_8);
        }

        long number() {
            return Long.parseLong(word());
        }

        boolean yes() {
            return Boolean.parseBoolean(word());
        }

        int count() {
            return (int) number();
        }

        Address address() {
            return Address.parse(word());
        }

        <T> List<T> all(Supplier<T> read) {
            int size = count();
            List<T> items = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                items.add(read.get());
            }
            return items;
        }
    }

    private Words() {}
}
