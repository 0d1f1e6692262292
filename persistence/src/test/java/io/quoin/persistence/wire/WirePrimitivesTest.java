package io.quoin.persistence.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.journal.MalformedBytesException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every value has one form, and a reader takes no other. */
class WirePrimitivesTest {
    private static final int BYTES_MAX = 100_000;

    @Test
    void numbersHaveTheKnownForms() {
        assertWritten("00", out -> out.varint(0));
        assertWritten("7f", out -> out.varint(127));
        assertWritten("8001", out -> out.varint(128));
        assertWritten("ffffffffffffffff7f", out -> out.varint(Long.MAX_VALUE));
        assertWritten("01", out -> out.zigzag(-1));
        assertWritten("02", out -> out.zigzag(1));
        assertWritten("ffffffffffffffffff01", out -> out.zigzag(Long.MIN_VALUE));
        assertWritten("fffffffffffffffe", out -> out.fixed64(-2));
        assertThrows(IllegalArgumentException.class, () -> written(out -> out.varint(-1)));
    }

    @Test
    void everyNumberComesBack() {
        Property.holds(
                "zigzag",
                Gen.longs(),
                2_000,
                n -> read(written(out -> out.zigzag(n)), WireReader::zigzag).equals(n));
        Property.holds(
                "fixed",
                Gen.longs(),
                2_000,
                n -> read(written(out -> out.fixed64(n)), WireReader::fixed64).equals(n));
        Property.holds("time", Gen.combine(Gen.longs(), Gen.longs(), List::of), 2_000, WirePrimitivesTest::isTimeBack);
        Gen<Long> counts = Gen.longs(0, Long.MAX_VALUE);
        Property.holds("varint", counts, 2_000, n -> {
            Function<WireReader, Long> varint = WireReader::varint;
            return read(written(out -> out.varint(n)), varint).equals(n);
        });
    }

    @Test
    void everyTextComesBack() {
        Property.holds(
                "texts",
                WireGens.TEXTS,
                2_000,
                text -> read(written(out -> out.string(text, 1_000)), in -> in.string(1_000))
                        .equals(text));
    }

    @Test
    void aVarintHasNoNeedlessBytesAndFits() {
        assertMalformed("byte 2: a varint with needless bytes", "8000", WireReader::zigzag);
        assertMalformed("byte 10: a varint of more than 64 bits", "ffffffffffffffffff02", WireReader::zigzag);
        assertMalformed("byte 10: a varint of more than 64 bits", "ffffffffffffffffffff01", WireReader::zigzag);
        assertMalformed("byte 10: a varint of more than 63 bits", "ffffffffffffffffff01", in -> in.varint());
        assertMalformed("byte 1: 6 where at most 5 may stand", "06", in -> in.varint(5));
        assertMalformed("byte 1: 2 where at most 1 may stand", "02", WireReader::bool);
    }

    @Test
    void bytesThatEndEarlyOrLateAreRefused() {
        assertMalformed("byte 1: the bytes end, 1 more are expected", "80", WireReader::zigzag);
        assertMalformed("byte 0: the bytes end, 8 more are expected", "00000000000000", WireReader::fixed64);
        assertMalformed("byte 1: the bytes end, 3 more are expected", "036161", in -> in.string(10));
        assertMalformed("byte 1: the value ends here, but 1 bytes follow", "0000", WireReader::bool);
        assertMalformed("byte 1: 3 elements in 2 bytes", "030000", in -> in.list(10, WireReader::bool));
        assertMalformed("100001 bytes; at most 100000", "00".repeat(BYTES_MAX + 1), WireReader::bool);
    }

    @Test
    void textIsUnicodeAndHasALimitInBytes() {
        assertWritten("03e282ac", out -> out.string("\u20ac", 3));
        assertThrows(IllegalArgumentException.class, () -> written(out -> out.string("\u20ac", 2)));
        assertThrows(IllegalArgumentException.class, () -> written(out -> out.string("abc", 2)));
        assertThrows(IllegalArgumentException.class, () -> written(out -> out.string("\ud83d", 9)));
        assertMalformed("byte 2: a text is not UTF-8", "0180", in -> in.string(9));
        assertMalformed("byte 3: a text is not UTF-8", "02c080", in -> in.string(9));
        assertMalformed("byte 4: a text is not UTF-8", "03eda080", in -> in.string(9));
    }

    @Test
    void aSymbolIsWrittenOutOnceAndThenItsIndex() {
        assertWritten(
                "000161" + "000162" + "01" + "02",
                out -> List.of("a", "b", "a", "b").forEach(out::symbol));
        Function<WireReader, String> three = in -> in.symbol() + in.symbol() + in.symbol();
        assertEquals("aba", read(HexFormat.of().parseHex("00016100016201"), three));
        assertMalformed("byte 6: the symbol 'a' is written out a second time", "000161000161", three);
        assertMalformed("byte 4: symbol 2 of 1", "00016102", three);
    }

    @Test
    void moreSymbolsThanTheTableHoldsAreWrittenOut() {
        List<String> symbols = new ArrayList<>();
        for (int i = 0; i < WireLimits.SYMBOLS_MAX + 10; i++) {
            symbols.add("s" + i);
        }
        symbols.addAll(List.copyOf(symbols));
        byte[] bytes = written(out -> symbols.forEach(out::symbol));
        List<String> back = read(bytes, in -> {
            List<String> read = new ArrayList<>();
            symbols.forEach(ignored -> read.add(in.symbol()));
            return read;
        });
        assertEquals(symbols, back);
    }

    @Test
    void aHeightIsWrittenRelativeToThatOfItsBlock() {
        assertHeightWritten("02", 1_000_000, 999_999);
        assertHeightWritten("00", 1_000_000, 1_000_000);
        assertHeightWritten("01", 1_000_000, 1_000_001);
        assertHeightWritten("808008", 65_536, 0);
        Gen<Long> heights = Gen.longs(0, Long.MAX_VALUE);
        Property.holds(
                "heights",
                Gen.combine(heights, heights, List::of),
                2_000,
                pair -> height(heightWritten(pair.get(0), pair.get(1)), pair.get(0)) == pair.get(1));
    }

    @Test
    void theOutermostHeightsComeBack() {
        for (long base : new long[] {0, 1, Long.MAX_VALUE}) {
            for (long height : new long[] {0, 1, Long.MAX_VALUE - 1, Long.MAX_VALUE}) {
                assertEquals(height, height(heightWritten(base, height), base));
            }
        }
    }

    @Test
    void aHeightBelowZeroOrBeyondAllHeightsIsRefused() {
        assertMalformed("byte 1: a height below 0: -1", "02", WireReader::height);
        String far = HexFormat.of().formatHex(written(out -> out.zigzag(Long.MIN_VALUE)));
        String message = assertThrows(
                        MalformedBytesException.class,
                        () -> height(HexFormat.of().parseHex(far), 5))
                .getMessage();
        assertTrue(message.startsWith("byte 10: a height below 0: "), message);
        assertMalformed("byte 1: the bytes end, 1 more are expected", "80", WireReader::height);
        assertMalformed("byte 2: a varint with needless bytes", "8000", WireReader::height);
    }

    @Test
    void theClientIdOfTheEntrysOwnCommandIsOneByte() {
        CommandId own = new CommandId("alice", "o-1");
        assertEquals("00", HexFormat.of().formatHex(clientIdWritten(own, "o-1")));
        assertEquals("036f2d32", HexFormat.of().formatHex(clientIdWritten(own, "o-2")));
        assertEquals("036f2d31", HexFormat.of().formatHex(clientIdWritten(null, "o-1")));
        Property.holds(
                "client ids",
                Gen.combine(WireGens.COMMAND_IDS, WireGens.COMMAND_IDS, List::of),
                2_000,
                pair -> isClientIdBack(pair.get(0), pair.get(0).clientId())
                        && isClientIdBack(pair.get(0), pair.get(1).clientId())
                        && isClientIdBack(null, pair.get(1).clientId()));
    }

    @Test
    void aClientIdHasOneFormAndALimit() {
        String longest = "x".repeat(WireLimits.CLIENT_ID_BYTES_MAX);
        assertTrue(isClientIdBack(null, longest));
        assertThrows(IllegalArgumentException.class, () -> clientIdWritten(null, longest + "x"));
        assertThrows(IllegalArgumentException.class, () -> clientIdWritten(null, ""));
        assertMalformed("byte 1: a client's id without a character", "00", WireReader::clientId);
        assertMalformed("byte 1: the bytes end, 3 more are expected", "036f", WireReader::clientId);
        assertMalformed("byte 1: 37 where at most 36 may stand", "25" + "78".repeat(37), WireReader::clientId);
        CommandId own = new CommandId("alice", "o-1");
        assertEquals(
                "byte 4: the client id 'o-1' of the entry's own command is written out",
                assertThrows(
                                MalformedBytesException.class,
                                () -> clientId(HexFormat.of().parseHex("036f2d31"), own))
                        .getMessage());
    }

    @Test
    void aWriterStopsAtItsLimit() {
        WireWriter out = new WireWriter(1_000);
        out.bytes(new byte[1_000]);
        assertEquals(1_000, out.toBytes().length);
        out.bool(true);
        assertThrows(IllegalArgumentException.class, out::toBytes);
        assertThrows(IllegalArgumentException.class, () -> {
            while (true) {
                out.bytes(new byte[100]);
            }
        });
        assertTrue(out.sizeBytes() < 2_000, "it has grown to " + out.sizeBytes());
    }

    private static boolean isTimeBack(List<Long> baseAndTime) {
        WireWriter out = new WireWriter(BYTES_MAX);
        out.timeBase(baseAndTime.get(0));
        out.time(baseAndTime.get(1));
        return read(out.toBytes(), in -> {
                    in.timeBase(baseAndTime.get(0));
                    return in.time();
                })
                .equals(baseAndTime.get(1));
    }

    private static void assertHeightWritten(String hex, long base, long height) {
        assertEquals(hex, HexFormat.of().formatHex(heightWritten(base, height)));
    }

    private static byte[] heightWritten(long base, long height) {
        return written(out -> {
            out.heightBase(base);
            out.height(height);
        });
    }

    private static long height(byte[] bytes, long base) {
        return read(bytes, in -> {
            in.heightBase(base);
            return in.height();
        });
    }

    private static boolean isClientIdBack(@Nullable CommandId own, String id) {
        return clientId(clientIdWritten(own, id), own).equals(id);
    }

    private static byte[] clientIdWritten(@Nullable CommandId own, String id) {
        return written(out -> {
            out.entryCommand(own);
            out.clientId(id);
        });
    }

    private static String clientId(byte[] bytes, @Nullable CommandId own) {
        return read(bytes, in -> {
            in.entryCommand(own);
            return in.clientId();
        });
    }

    private static byte[] written(Consumer<WireWriter> body) {
        WireWriter out = new WireWriter(BYTES_MAX);
        body.accept(out);
        return out.toBytes();
    }

    private static <T> T read(byte[] bytes, Function<WireReader, T> body) {
        return WireReader.whole(bytes, BYTES_MAX, body);
    }

    private static void assertWritten(String hex, Consumer<WireWriter> body) {
        assertEquals(hex, HexFormat.of().formatHex(written(body)));
    }

    private static void assertMalformed(String message, String hex, Function<WireReader, ?> body) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertEquals(
                message,
                assertThrows(MalformedBytesException.class, () -> read(bytes, body))
                        .getMessage());
    }
}
