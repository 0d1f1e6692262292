package io.quoin.persistence.wire;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.MalformedBytesException;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link WireWriter} wrote, and nothing else: every value has one form, any other is refused with {@link
 * MalformedBytesException}. For one thread.
 */
public final class WireReader {
    private static final int VARINT_LAST_SHIFT = 63;

    private final byte[] from;
    private final Symbols symbols = new Symbols();
    private int at;
    private long timeBaseMillis;
    private long heightBase;
    private @Nullable CommandId entryCommand;

    private WireReader(byte[] from) {
        this.from = from;
    }

    /** The one value that these bytes are: neither fewer nor more of them. */
    static <T> T whole(byte[] bytes, int bytesMax, Function<WireReader, ? extends T> body) {
        if (bytes.length > bytesMax) {
            throw new MalformedBytesException(bytes.length + " bytes; at most " + bytesMax);
        }
        WireReader in = new WireReader(bytes);
        try {
            T value = body.apply(in);
            if (in.at != bytes.length) {
                throw in.malformed("the value ends here, but " + (bytes.length - in.at) + " bytes follow");
            }
            return value;
        } catch (IllegalArgumentException | ArithmeticException | IllegalStateException e) {
            // A value of the language refuses to be: an id that is none, an unknown asset, an id kept twice.
            MalformedBytesException malformed = in.malformed(String.valueOf(e.getMessage()));
            malformed.initCause(e);
            throw malformed;
        }
    }

    /** From here on, times are read relative to this one. */
    void timeBase(long millis) {
        timeBaseMillis = millis;
    }

    /** From here on, heights are read relative to this one. */
    void heightBase(long height) {
        heightBase = height;
    }

    /** From here on, "that one" is the client id of this command; null if nothing is. */
    void entryCommand(@Nullable CommandId id) {
        entryCommand = id;
    }

    /** The refusal of the bytes, with the place. */
    public MalformedBytesException malformed(String reason) {
        return new MalformedBytesException("byte " + at + ": " + reason);
    }

    // ---- numbers ----------------------------------------------------------------------------------------------------

    /** A number from 0 to 2^63 - 1. */
    public long varint() {
        long value = rawVarint();
        if (value < 0) {
            throw malformed("a varint of more than 63 bits");
        }
        return value;
    }

    /** A number from 0 to so much. */
    public int varint(int max) {
        long value = rawVarint();
        if (value < 0 || value > max) {
            throw malformed(Long.toUnsignedString(value) + " where at most " + max + " may stand");
        }
        return (int) value;
    }

    /** Any number. */
    public long zigzag() {
        long value = rawVarint();
        return (value >>> 1) ^ -(value & 1);
    }

    /** Eight bytes, highest first. */
    public long fixed64() {
        require(Long.BYTES);
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = (value << Byte.SIZE) | (from[at++] & 0xFF);
        }
        return value;
    }

    /** One byte, 0 or 1. */
    public boolean bool() {
        return varint(1) == 1;
    }

    /** Milliseconds since 1970 UTC. */
    public long time() {
        return timeBaseMillis + zigzag();
    }

    /** The height of a block, 0 or more. */
    public long height() {
        long height = heightBase - zigzag();
        if (height < 0) {
            throw malformed("a height below 0: " + height);
        }
        return height;
    }

    // ---- text and bytes ---------------------------------------------------------------------------------------------

    /** A text of at most so many bytes of UTF-8. */
    public String string(int utf8BytesMax) {
        int length = varint(utf8BytesMax);
        require(length);
        int start = at;
        at += length;
        for (int i = start; i < at; i++) {
            if (from[i] < 0) {
                return Utf8.decode(from, start, length);
            }
        }
        return new String(from, start, length, StandardCharsets.ISO_8859_1); // ASCII, and this is the quick way.
    }

    /** A name, written out or by its index. */
    public String symbol() {
        int reference = varint(WireLimits.SYMBOLS_MAX);
        if (reference > 0) {
            if (reference > symbols.size()) {
                throw malformed("symbol " + reference + " of " + symbols.size());
            }
            return symbols.at(reference - 1);
        }
        String symbol = string(WireLimits.SYMBOL_BYTES_MAX);
        if (symbols.indexOf(symbol) != Symbols.ABSENT) {
            throw malformed("the symbol '" + symbol + "' is written out a second time");
        }
        symbols.add(symbol);
        return symbol;
    }

    /** A client's id of a command. */
    public String clientId() {
        String written = string(WireLimits.CLIENT_ID_BYTES_MAX);
        if (entryCommand == null) {
            if (written.isEmpty()) {
                throw malformed("a client's id without a character");
            }
            return written;
        }
        if (written.equals(entryCommand.clientId())) {
            throw malformed("the client id '" + written + "' of the entry's own command is written out");
        }
        return written.isEmpty() ? entryCommand.clientId() : written;
    }

    /** Exactly so many bytes. */
    public byte[] bytes(int length) {
        require(length);
        byte[] value = Arrays.copyOfRange(from, at, at + length);
        at += length;
        return value;
    }

    /** Bytes that say how many they are, at most so many. */
    public byte[] bytesUpTo(int lengthMax) {
        return bytes(varint(lengthMax));
    }

    /** How many, then one after the other; at most so many. */
    public <T> List<T> list(int sizeMax, Function<WireReader, ? extends T> element) {
        int size = count(sizeMax);
        if (size == 0) {
            return List.of();
        }
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(element.apply(this));
        }
        return values;
    }

    /** How many elements follow: at most so many, and not more than there are bytes left, since each has one at least. */
    public int count(int sizeMax) {
        int count = varint(sizeMax);
        if (count > from.length - at) {
            throw malformed(count + " elements in " + (from.length - at) + " bytes");
        }
        return count;
    }

    // ---- values of the language -------------------------------------------------------------------------------------

    /** 32 bytes. */
    public BlockHash hash() {
        return BlockHash.of(bytes(BlockHash.LENGTH_BYTES));
    }

    /** Type and id, as symbols. */
    public Address address() {
        return new Address(symbol(), symbol());
    }

    /** The number of the asset, then the units. */
    public Money money() {
        return new Money(Assets.byNumber(varint(Integer.MAX_VALUE)), zigzag());
    }

    /** How many slots, then each; the last is not 0. */
    public Totals totals() {
        int size = count(Totals.SLOTS_MAX);
        if (size == 0) {
            return Totals.ZERO;
        }
        long[] slots = new long[size];
        for (int slot = 0; slot < size; slot++) {
            slots[slot] = zigzag();
        }
        if (slots[size - 1] == 0) {
            throw malformed("the last slot of totals is 0");
        }
        return Totals.of(slots);
    }

    // ---- inside -----------------------------------------------------------------------------------------------------

    private long rawVarint() {
        long value = 0;
        for (int shift = 0; shift <= VARINT_LAST_SHIFT; shift += 7) {
            require(1);
            byte part = from[at++];
            value |= (part & 0x7FL) << shift;
            if (part >= 0) {
                if (part == 0 && shift > 0) {
                    throw malformed("a varint with needless bytes");
                }
                if (shift == VARINT_LAST_SHIFT && part > 1) {
                    throw malformed("a varint of more than 64 bits");
                }
                return value;
            }
        }
        throw malformed("a varint of more than 64 bits");
    }

    private void require(int length) {
        if (from.length - at < length) {
            throw malformed("the bytes end, " + length + " more are expected");
        }
    }
}
