package io.quoin.persistence.wire;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.value.Money;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes values one after the other into a buffer that grows. Everything has exactly one form, so equal values have equal
 * bytes; {@link WireReader} reads each with the method of the same name. For one thread.
 */
public final class WireWriter {
    private static final int BYTES_FIRST = 256;
    private static final int VARINT_BYTES_MAX = 10;

    private final int bytesMax;
    private final Symbols symbols = new Symbols();
    private byte[] buffer = new byte[BYTES_FIRST];
    private int size;
    private long timeBaseMillis;
    private long heightBase;
    private @Nullable CommandId entryCommand;

    /** A writer of at most so many bytes. */
    public WireWriter(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** Forgets everything, to write the next value; times are written relative to the base. */
    void restart(long timeBase) {
        size = 0;
        symbols.clear();
        timeBaseMillis = timeBase;
        heightBase = 0;
        entryCommand = null;
    }

    /** From here on, times are written relative to this one. */
    void timeBase(long millis) {
        timeBaseMillis = millis;
    }

    /** From here on, heights are written relative to this one. */
    void heightBase(long height) {
        heightBase = height;
    }

    /** From here on, the client id of this command is written as "that one"; null if nothing is. */
    void entryCommand(@Nullable CommandId id) {
        entryCommand = id;
    }

    /** The bytes so far. */
    public int sizeBytes() {
        return size;
    }

    /** A copy of the bytes. Refused if they are more than this writer may write. */
    public byte[] toBytes() {
        requireRoomFor(0);
        return Arrays.copyOf(buffer, size);
    }

    // ---- numbers ----------------------------------------------------------------------------------------------------

    /** A number from 0 to 2^63 - 1: seven bits a byte, least first, at most nine bytes. */
    public void varint(long value) {
        if (value < 0) {
            throw new IllegalArgumentException(value + " is negative: write it with zigzag");
        }
        rawVarint(value);
    }

    /** Any number, short if it is near 0: at most ten bytes. */
    public void zigzag(long value) {
        rawVarint((value << 1) ^ (value >> 63));
    }

    /** Eight bytes, highest first: for what is random, such as hashes. */
    public void fixed64(long value) {
        room(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            buffer[size++] = (byte) (value >>> shift);
        }
    }

    /** One byte, 0 or 1. */
    public void bool(boolean value) {
        room(1);
        buffer[size++] = (byte) (value ? 1 : 0);
    }

    /** Milliseconds since 1970 UTC: two or three bytes near the time of the block or state that it stands in. */
    public void time(long millis) {
        zigzag(millis - timeBaseMillis);
    }

    /** The height of a block: one or two bytes near that of the block or state that it stands in. */
    public void height(long height) {
        zigzag(heightBase - height);
    }

    // ---- text and bytes ---------------------------------------------------------------------------------------------

    /** Its length in bytes of UTF-8, then those. Refused if longer than so many bytes or not Unicode. */
    public void string(String value, int utf8BytesMax) {
        int length = value.length();
        if (length > utf8BytesMax) {
            throw tooLong(utf8BytesMax);
        }
        room(VARINT_BYTES_MAX + length);
        int start = size;
        rawVarint(length);
        int at = size;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                size = start;
                notAscii(value, utf8BytesMax);
                return;
            }
            buffer[at++] = (byte) c;
        }
        size = at;
    }

    /** A name that is likely to come again, at most {@value WireLimits#SYMBOL_BYTES_MAX} bytes: then it is its index. */
    public void symbol(String value) {
        int index = symbols.indexOf(value);
        if (index != Symbols.ABSENT) {
            rawVarint(index + 1L);
        } else {
            rawVarint(0);
            string(value, WireLimits.SYMBOL_BYTES_MAX);
            symbols.add(value);
        }
    }

    /** A client's id of a command: one byte if it is that of the command whose entry this is. */
    public void clientId(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a client's id has at least one character");
        }
        boolean isEntryCommand = entryCommand != null && value.equals(entryCommand.clientId());
        string(isEntryCommand ? "" : value, WireLimits.CLIENT_ID_BYTES_MAX);
    }

    /** Exactly these bytes, whose number the reader knows. */
    public void bytes(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, buffer, size, value.length);
        size += value.length;
    }

    /** How many, then the bytes. Refused if there are more than so many. */
    public void bytes(byte[] value, int lengthMax) {
        if (value.length > lengthMax) {
            throw tooLong(lengthMax);
        }
        rawVarint(value.length);
        bytes(value);
    }

    /** How many, then one after the other. Refused if there are more than so many. */
    public <T> void list(Collection<T> values, int sizeMax, BiConsumer<WireWriter, ? super T> element) {
        if (values.size() > sizeMax) {
            throw new IllegalArgumentException("a list has " + values.size() + " elements; at most " + sizeMax);
        }
        rawVarint(values.size());
        for (T value : values) {
            element.accept(this, value);
        }
    }

    // ---- values of the language -------------------------------------------------------------------------------------

    /** 32 bytes. */
    public void hash(BlockHash value) {
        bytes(value.toBytes());
    }

    /** Type and id, as symbols. */
    public void address(Address value) {
        symbol(value.type());
        symbol(value.id());
    }

    /** The number of the asset, then the units. */
    public void money(Money value) {
        varint(value.asset().number());
        zigzag(value.units());
    }

    /** How many slots, then each. */
    public void totals(Totals value) {
        int slots = value.size();
        rawVarint(slots);
        for (int slot = 0; slot < slots; slot++) {
            zigzag(value.slot(slot));
        }
    }

    // ---- inside -----------------------------------------------------------------------------------------------------

    private void rawVarint(long bits) {
        room(VARINT_BYTES_MAX);
        byte[] to = buffer;
        int at = size;
        long rest = bits;
        while ((rest & ~0x7FL) != 0) {
            to[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        to[at++] = (byte) rest;
        size = at;
    }

    private void notAscii(String value, int utf8BytesMax) {
        byte[] utf8 = Utf8.encode(value);
        if (utf8.length > utf8BytesMax) {
            throw tooLong(utf8BytesMax);
        }
        rawVarint(utf8.length);
        bytes(utf8);
    }

    private void room(int wanted) {
        if (buffer.length - size < wanted) {
            grow(wanted);
        }
    }

    private void grow(int wanted) {
        requireRoomFor(wanted - VARINT_BYTES_MAX); // What is asked for may be more than what is then used.
        long doubled = Math.min(2L * buffer.length, (long) bytesMax + VARINT_BYTES_MAX);
        buffer = Arrays.copyOf(buffer, (int) Math.max(doubled, (long) size + wanted));
    }

    private void requireRoomFor(int wanted) {
        if ((long) size + wanted > bytesMax) {
            throw new IllegalArgumentException("what is written has more than " + bytesMax + " bytes");
        }
    }

    private static IllegalArgumentException tooLong(int max) {
        return new IllegalArgumentException("a text or byte field is longer than " + max + " bytes");
    }
}
