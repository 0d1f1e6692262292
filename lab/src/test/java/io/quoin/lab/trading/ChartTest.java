package io.quoin.lab.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pictures of numbers whose look is known. */
class ChartTest {
    @Test
    void a_line_goes_from_the_lowest_to_the_highest_in_eight_steps() {
        long[] values = {10, 11, 12, 13, 14, 15, 16, 17};
        assertEquals("_.-~=+*#", Chart.line(values, StandardCharsets.US_ASCII));
        assertEquals("▁▂▃▄▅▆▇█", Chart.line(values, StandardCharsets.UTF_8));
        assertEquals("#_", Chart.line(new long[] {-1, -100}, StandardCharsets.US_ASCII));
    }

    @Test
    void what_is_not_known_is_blank_and_what_is_all_the_same_is_in_the_middle() {
        assertEquals("= = ", Chart.line(new long[] {5, Chart.NONE, 5, Chart.NONE}, StandardCharsets.US_ASCII));
        assertEquals("  ", Chart.line(new long[] {Chart.NONE, Chart.NONE}, StandardCharsets.US_ASCII));
        assertEquals(Chart.NONE, Chart.highest(new long[] {Chart.NONE}));
        assertEquals(Chart.NONE, Chart.lowest(new long[] {Chart.NONE}));
    }

    @Test
    void a_column_is_as_high_as_its_value_and_something_is_never_nothing() {
        assertEquals(
                List.of("     1,200 |  #", "           |# #", "         0 +-^-"),
                Chart.columns(new long[] {600, 0, 1_200}, 2, 1));
        assertEquals(
                List.of("       100 |# #", "           |###", "         0 +---"),
                Chart.columns(new long[] {51, 1, 100}, 2, -1));
        assertEquals(List.of("         1 | ", "         0 +-"), Chart.columns(new long[] {0}, 1, -1));
    }

    @Test
    void a_moment_is_in_one_of_equal_parts_and_one_outside_in_the_nearest() {
        assertEquals(0, Chart.part(100, 100, 200, 4));
        assertEquals(0, Chart.part(124, 100, 200, 4));
        assertEquals(1, Chart.part(125, 100, 200, 4));
        assertEquals(3, Chart.part(199, 100, 200, 4));
        assertEquals(3, Chart.part(200, 100, 200, 4));
        assertEquals(3, Chart.part(900, 100, 200, 4));
        assertEquals(0, Chart.part(0, 100, 200, 4));
        assertEquals(0, Chart.part(100, 100, 100, 4));
    }
}
