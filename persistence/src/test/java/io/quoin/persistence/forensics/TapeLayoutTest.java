package io.quoin.persistence.forensics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines stand below one another, long texts fold, and nothing that a client wrote moves a terminal. */
class TapeLayoutTest {
    private static List<String> lines(String text) {
        return TapeLayout.lines("7-1", 1_000, TapeLine.of("ORDER", text), "command alice/o-1");
    }

    @Test
    void a_short_text_is_padded_up_to_its_cause() {
        String line = lines("buy").get(0);
        assertEquals(
                "7-1         1970-01-01 00:00:01.000Z  ORDER      buy" + " ".repeat(93) + "  | command alice/o-1",
                line);
        assertEquals(line.indexOf('|'), lines("sell it all").get(0).indexOf('|'));
    }

    @Test
    void a_long_text_folds_at_a_blank_and_goes_on_below_its_beginning() {
        String word = "x".repeat(49);
        List<String> lines = lines(word + " " + word + " " + word + " " + word);
        assertEquals(2, lines.size());
        assertTrue(lines.get(0).endsWith(word + " " + word + " " + word + "  | command alice/o-1"), lines::toString);
        assertEquals(lines.get(0).indexOf('x'), lines.get(1).indexOf('x'));
        assertEquals(word, lines.get(1).strip());
    }

    @Test
    void a_long_text_without_blanks_folds_where_it_must() {
        List<String> lines = lines("y".repeat(2 * TapeLayout.TEXT_WIDTH_MAX + 1));
        assertEquals(3, lines.size());
        assertEquals("y", lines.get(2).strip());
    }

    @Test
    void what_a_terminal_might_obey_is_told_by_its_number() {
        assertEquals(
                "a\\u{a}b\\u{1b}[2Jc\\u{202e}d\\u{2028}e\\u{7}",
                TapeLayout.printable("a\nb\u001b[2Jc\u202ed\u2028e\u0007"));
        assertEquals("\\u{d83d}", TapeLayout.printable("\ud83d"));
        assertEquals("5 \u20ac \ud83d\ude00", TapeLayout.printable("5 \u20ac \ud83d\ude00"));
        assertEquals(1, lines("label \"a\nb\"").size());
    }
}
