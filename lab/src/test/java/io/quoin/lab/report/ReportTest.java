package io.quoin.lab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theLastLineSaysEverythingInTheOrderInWhichItWasTold() {
        Report report = Report.of("bench_journal")
                .figure("hot_1_commands_per_second", 187_654.321)
                .figure("rows", 12L)
                .ratio("hot_1_of_raw", 0.253_912_4)
                .atLeast("hot_1_of_raw", 0.25, 0.25)
                .atMost("back_seconds", 2.5, 2)
                .require(true)
                .build();
        assertEquals(
                "{\"name\":\"bench_journal\",\"ok\":true,"
                        + "\"figures\":{\"hot_1_commands_per_second\":187654,\"rows\":12},"
                        + "\"ratios\":{\"hot_1_of_raw\":0.253912},"
                        + "\"targets\":{\"hot_1_of_raw\":{\"value\":0.25,\"target\":0.25,\"met\":true},"
                        + "\"back_seconds\":{\"value\":2.5,\"target\":2,\"met\":false}}}",
                report.toJson());
    }

    @Test
    void anotherReaderOfJsonReadsTheSame() throws Exception {
        double[] numbers = {0, -0.0, 1e-9, 0.1 + 0.2, 123_456_789.5, 1e15, -42.25, 1e-300};
        Report.Builder builder = Report.of("numbers");
        for (int i = 0; i < numbers.length; i++) {
            builder.figure("n_" + i, numbers[i]);
        }
        JsonNode figures = JSON.readTree(builder.build().toJson()).get("figures");
        for (int i = 0; i < numbers.length; i++) {
            assertEquals(numbers[i], figures.get("n_" + i).asDouble(), Math.abs(numbers[i]) * 1e-5);
        }
    }

    @Test
    void whatIsNoNumberIsNullAndMeetsNoTarget() throws Exception {
        Report report = Report.of("none")
                .ratio("of_raw", Double.NaN)
                .atLeast("of_raw", 0.0 / 0.0, 0.25)
                .build();
        JsonNode read = JSON.readTree(report.toJson());
        assertTrue(read.get("ratios").get("of_raw").isNull());
        assertFalse(read.get("targets").get("of_raw").get("met").asBoolean());
    }

    @Test
    void aMissedTargetIsListedAndDoesNotMakeTheRunInvalid() {
        Report report = Report.of("missed").atLeast("of_raw", 0.1, 0.25).build();
        assertTrue(report.isOk());
        assertTrue(report.toTable().contains("MISSED"), report.toTable());
        assertTrue(report.toJson().contains("\"met\":false"));
    }

    @Test
    void oneThingThatDoesNotHoldMakesTheRunInvalid() {
        assertFalse(Report.of("wrong")
                .require(true)
                .require(false)
                .require(true)
                .build()
                .isOk());
    }

    @Test
    void aNameIsSnakeCaseAndToldOnce() {
        Report.Builder builder = Report.of("names").figure("a_1", 1);
        assertThrows(IllegalArgumentException.class, () -> builder.figure("perSecond", 1));
        assertThrows(IllegalArgumentException.class, () -> builder.figure("per second", 1));
        assertThrows(IllegalStateException.class, () -> builder.figure("a_1", 2));
    }

    @Test
    void textIsEscapedAndStaysOnOneLine() throws Exception {
        String text = "a\"b\\c\nd\u0001\u00e9\ud83d\ude00";
        String line = new JsonLine().open().key("k").text(text).close().toString();
        assertTrue(line.chars().allMatch(c -> c >= ' ' && c <= '~'), line);
        assertEquals(text, JSON.readTree(line).get("k").asText());
    }
}
