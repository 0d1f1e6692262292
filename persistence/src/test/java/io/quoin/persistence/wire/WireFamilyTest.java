package io.quoin.persistence.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.journal.MalformedBytesException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A family is built only if each class that can be a member has exactly one name; then it knows its members alone. */
class WireFamilyTest {
    private static final WireNames NAMES =
            WireNames.parse("a test", List.of("9001 a/1 retired", "9002 a/2", "9003 b/1", "9004 c/1"), 9_000, 9_999);

    sealed interface Letter {}

    record A(boolean isLarge) implements Letter {}

    sealed interface Other extends Letter {}

    record B() implements Other {}

    record C() implements Other {}

    interface Open {}

    @Test
    void everyMemberIsWrittenUnderItsNumberAndFormerOnesAreStillRead() {
        WireFamily<Letter> family = a(WireFamily.of(NAMES, Letter.class))
                .retired("a/1", in -> new A(true))
                .constant("b/1", new B())
                .constant("c/1", new C())
                .build();
        assertEquals(
                List.of(9_001, 9_002, 9_003, 9_004),
                family.names().stream().map(WireNames.Name::number).toList());
        assertEquals(new A(false), family.decode(family.encode(new A(false))));
        assertEquals(new C(), family.decode(family.encode(new C())));
        assertEquals(new A(true), family.decode(new byte[] {(byte) 0xa9, 0x46}));
    }

    @Test
    void aMemberWithoutANameIsFoundWhenTheFamilyIsBuilt() {
        assertRefused(
                "io.quoin.persistence.wire.WireFamilyTest$C has 0 wire names; each class of"
                        + " io.quoin.persistence.wire.WireFamilyTest$Letter has exactly one",
                () -> a(WireFamily.of(NAMES, Letter.class))
                        .constant("b/1", new B())
                        .build());
    }

    @Test
    void aMemberWithTwoNamesIsFoundWhenTheFamilyIsBuilt() {
        assertRefused(
                "io.quoin.persistence.wire.WireFamilyTest$B has 2 wire names; each class of"
                        + " io.quoin.persistence.wire.WireFamilyTest$Other has exactly one",
                () -> WireFamily.of(NAMES, Other.class)
                        .constant("b/1", new B())
                        .word("c/1", Other.class, (out, other) -> {}, in -> new C())
                        .build());
        assertRefused(
                "'c/1' names two things",
                () -> WireFamily.of(NAMES, Other.class).constant("c/1", new B()).constant("c/1", new C()));
    }

    @Test
    void aTypeThatAnyoneMayExtendIsNoFamily() {
        assertRefused(
                "io.quoin.persistence.wire.WireFamilyTest$Open is neither sealed nor final: anything could be one",
                () -> WireFamily.of(NAMES, Open.class).build());
    }

    @Test
    void whatIsRetiredIsReadButNotWritten() {
        assertRefused(
                "'a/1' is retired: it can be read, but not written",
                () -> WireFamily.of(NAMES, Letter.class).constant("a/1", new A(true)));
        assertRefused(
                "'b/1' is not marked retired in the registry",
                () -> WireFamily.of(NAMES, Letter.class).retired("b/1", in -> new B()));
    }

    @Test
    void numbersOfOthersAreMalformedAndValuesOfOthersAreRefused() {
        WireFamily<A> family = a(WireFamily.of(NAMES, A.class)).build();
        MalformedBytesException malformed =
                assertThrows(MalformedBytesException.class, () -> family.decode(new byte[] {(byte) 0xab, 0x46}));
        assertEquals("byte 2: number 9003 is none of the As", malformed.getMessage());
        assertThrows(IllegalArgumentException.class, () -> family.untyped().encode(new B()));
        assertThrows(
                IllegalArgumentException.class, () -> WireFamily.none("queries").encode("what?"));
    }

    @Test
    void entitiesWithOneTypeOrOneNumberDoNotGoTogether() {
        WireNames clashing = WireNames.parse("another", List.of("9004 clash/1"), 9_000, 9_999);
        EntityWire<A, A, A> other = new EntityWire<>(
                "other",
                WireFamily.none("states"),
                WireFamily.none("commands"),
                WireFamily.of(clashing, A.class)
                        .constant("clash/1", new A(true))
                        .build(),
                WireFamily.none("queries"),
                WireFamily.none("views"),
                WireFamily.none("payloads"));
        assertRefused("tiny.added/1 and clash/1 both have the number 9004", () -> Wire.of(Tiny.WIRE, other));
        assertRefused("there are two entity types 'tiny'", () -> Wire.of(Tiny.WIRE, Tiny.WIRE));
        assertThrows(IllegalArgumentException.class, () -> Tiny.ALL.codecs(other));
        assertTrue(Wire.of(other).codecs(other).blocks().format() == 1);
    }

    private static <T> WireFamily.Builder<T> a(WireFamily.Builder<T> builder) {
        @SuppressWarnings("unchecked") // Both roots of these tests have A as a member.
        WireFamily.Builder<Object> open = (WireFamily.Builder<Object>) builder;
        open.word("a/2", A.class, (out, a) -> out.bool(a.isLarge()), in -> new A(in.bool()));
        return builder;
    }

    private static void assertRefused(String message, Executable building) {
        assertEquals(
                message, assertThrows(IllegalStateException.class, building).getMessage());
    }
}
