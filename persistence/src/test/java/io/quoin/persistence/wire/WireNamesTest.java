package io.quoin.persistence.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A registry is read strictly, so that a slip of the pen is found before anything is written under it. */
class WireNamesTest {
    @Test
    void aNameHasANumberAVersionAndPerhapsItsTimeIsOver() {
        WireNames names = parse("# why\n\n9001 account.opened/1 retired\n9007 account.opened/12");
        assertEquals(new WireNames.Name(9_001, "account.opened/1", true), names.named("account.opened/1"));
        assertEquals(new WireNames.Name(9_007, "account.opened/12", false), names.named("account.opened/12"));
        assertEquals(12, names.named("account.opened/12").version());
        assertEquals(2, names.all().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9001 a/1\n9001 b/1",
                "9002 a/1\n9001 b/1",
                "9001 a/1\n9002 a/1",
                "8999 a/1",
                "16384 a/1",
                "9001 a",
                "9001 a/",
                "9001 A/1",
                "9001 a..b/1",
                "9001 .a/1",
                "9001 a_b/1",
                "9001 a/1/1",
                "9001 a/1 old",
                "9001  a/1",
                "09001 a/1",
                "a/1",
                "9001 a/1 "
            })
    void whatIsNoRegistryIsRefused(String lines) {
        assertThrows(IllegalStateException.class, () -> parse(lines));
    }

    @Test
    void aNameThatIsNotThereIsRefusedWithWhatToDo() {
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> parse("").named("a/1"));
        assertEquals("'a/1' is not in a test: add it there, with a number of its own", refused.getMessage());
    }

    @Test
    void theRegistryOfQuoinEndsWhereThoseOfOthersBegin() {
        assertTrue(WireNames.QUOIN.all().stream().allMatch(name -> name.number() < WireNames.EXTENSION_FIRST));
        assertThrows(IllegalStateException.class, () -> WireNames.extension(WireNames.class, "wire-names.txt"));
    }

    private static WireNames parse(String lines) {
        return WireNames.parse("a test", lines.lines().toList(), WireNames.EXTENSION_FIRST, WireNames.NUMBER_MAX);
    }
}
