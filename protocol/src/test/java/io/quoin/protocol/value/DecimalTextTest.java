package io.quoin.protocol.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.gen.ValueGens;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one grammar of numbers: what is printed is read back, and everything else is refused with a reason. */
class DecimalTextTest {
    private static final int CASES = 10_000;

    @Test
    void whatIsPrintedIsCanonicalAndReadBackToTheSameUnits() {
        Property.check(
                "print and parse are inverses",
                Gen.combine(Gen.longs(), ValueGens.scales(), Units::new),
                CASES,
                value -> {
                    String text = DecimalText.print(value.units, value.scale);
                    assertEquals(value.units, DecimalText.parse("number", text, value.scale), text);
                    assertEquals(canonical(BigDecimal.valueOf(value.units, value.scale)), text);
                });
    }

    @Test
    void anyTextIsReadAsTheGrammarAndTheRangeSayOrRefused() {
        Gen<String> likely = Gen.strings("0123456789.-", 0, 24);
        Gen<String> nearTheEnd =
                Gen.combine(Gen.longs(), Gen.strings("0123456789.", 0, 3), (units, more) -> units + more);
        Gen<String> unlikely = Gen.strings("01.-+eE xNaf,_\u0661\uff11\u2212\n", 0, 6);
        Property.check(
                "parse accepts the grammar and nothing else",
                Gen.combine(Gen.oneOf(likely, nearTheEnd, unlikely), ValueGens.scales(), Text::new),
                CASES,
                Text::check);
    }

    @ParameterizedTest(name = "\"{0}\": {1}")
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '|',
            value = {
                "'' | it is empty",
                "-| a digit is missing at its end",
                "1.| a digit is missing at its end",
                ".5| '.' at position 1 is not expected",
                "-.5| '.' at position 2 is not expected",
                "+1| '+' at position 1 is not expected",
                "--1| '-' at position 2 is not expected",
                "1e5| 'e' at position 2 is not expected",
                "1E-5| 'E' at position 2 is not expected",
                "NaN| 'N' at position 1 is not expected",
                "Infinity| 'I' at position 1 is not expected",
                "0x10| 'x' at position 2 is not expected",
                " 1| ' ' at position 1 is not expected",
                "1 | ' ' at position 2 is not expected",
                "1,5| ',' at position 2 is not expected",
                "1.2.3| '.' at position 4 is not expected",
                "1_000| '_' at position 2 is not expected",
                "١| '\\u0661' at position 1 is not expected",
                "007| it begins with a needless 0",
                "-00.5| it begins with a needless 0",
                "1.234| it has 3 decimals",
                "92233720368547758.08| it is beyond the 64 bits of a value",
                "-92233720368547758.09| it is beyond the 64 bits of a value",
                "99999999999999999999999| it is beyond the 64 bits of a value",
            })
    void aRefusalSaysWhatIsWrongAndWhatIsAccepted(String text, String problem) {
        String read = text.equals("'' ") ? "" : text;
        ValueMalformed refused = assertThrows(ValueMalformed.class, () -> DecimalText.parse("number", read, 2));
        assertTrue(
                refused.getMessage().contains("is malformed:" + problem + ";")
                        && refused.getMessage()
                                .endsWith("; accepted: a number like 12.5 or -3 with at most 2 decimals"),
                refused::getMessage);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-0.00, 0",
        "0.50, 0.5",
        "12, 12",
        "12.30, 12.3",
        "-0.01, -0.01",
        "92233720368547758.07, 92233720368547758.07",
        "-92233720368547758.08, -92233720368547758.08"
    })
    void zerosThatAreReadAreNotWritten(String read, String written) {
        assertEquals(written, DecimalText.print(DecimalText.parse("number", read, 2), 2));
    }

    @Test
    void aWholeNumberTakesNoPoint() {
        assertEquals(-12, DecimalText.parse("number", "-12", 0));
        ValueMalformed refused = assertThrows(ValueMalformed.class, () -> DecimalText.parse("number", "1.0", 0));
        assertEquals(
                "the number \"1.0\" is malformed: it has 1 decimals; accepted: a whole number like 12 or -3",
                refused.getMessage());
    }

    @Test
    void aRefusalNeverEchoesMoreThanAGlance() {
        String endless = "1".repeat(1_000_000);
        ValueMalformed refused = assertThrows(ValueMalformed.class, () -> DecimalText.parse("number", endless, 2));
        assertTrue(refused.getMessage().length() < 200, refused::getMessage);
        ValueMalformed unprintable =
                assertThrows(ValueMalformed.class, () -> DecimalText.parse("number", "1\n\u0007", 2));
        assertTrue(unprintable.getMessage().startsWith("the number \"1\\u000a\\u0007\" is malformed"));
    }

    private static String canonical(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private record Units(long units, int scale) {}

    private record Text(String text, int scale) {
        private static final Pattern GRAMMAR = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.([0-9]+))?");

        void check() {
            if (isAccepted()) {
                long units = DecimalText.parse("number", text, scale);
                assertEquals(new BigDecimal(text).movePointRight(scale).toBigIntegerExact(), BigInteger.valueOf(units));
                assertEquals(canonical(new BigDecimal(text)), DecimalText.print(units, scale));
            } else {
                assertThrows(ValueMalformed.class, () -> DecimalText.parse("number", text, scale));
            }
        }

        private boolean isAccepted() {
            Matcher matcher = GRAMMAR.matcher(text);
            return matcher.matches()
                    && (matcher.group(1) == null || matcher.group(1).length() <= scale)
                    && new BigDecimal(text).movePointRight(scale).toBigInteger().bitLength() < Long.SIZE;
        }
    }
}
