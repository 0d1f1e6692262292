package io.quoin.protocol.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderIdTest {
    @Test
    void an_id_is_the_place_of_its_entry_and_is_written_as_such() {
        OrderId id = OrderId.of(4_711, 3);
        assertEquals("4711-3", id.toString());
        assertEquals("4711-3-0", id.trade(0));
        assertEquals(4_711 * 1_024 + 3, id.packed());
    }

    @Test
    void what_is_printed_is_parsed_and_order_is_that_of_time() {
        Gen<OrderId> ids = Gen.combine(Gen.longs(1, 1L << 50), Gen.ints(0, 1_023), OrderId::of);
        Property.holds(
                "an id is parsed from its text",
                ids,
                500,
                id -> OrderId.parse(id.toString()).equals(id));
        assertEquals(-1, OrderId.of(7, 1_023).compareTo(OrderId.of(8, 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1", "1-", "-1", "0-1", "1-1024", "1--1", "01-1", "1-01", "1-1-1", "x-1", "+1-1"})
    void what_is_no_id_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> OrderId.parse(text));
    }

    @Test
    void no_entry_names_an_order_beyond_its_block() {
        assertThrows(IllegalArgumentException.class, () -> OrderId.of(1, 1_024));
        assertThrows(IllegalArgumentException.class, () -> OrderId.of(0, 0));
        assertThrows(IllegalArgumentException.class, () -> OrderId.of(Long.MAX_VALUE, 0));
        assertThrows(IllegalArgumentException.class, () -> new OrderId(1_023));
    }
}
