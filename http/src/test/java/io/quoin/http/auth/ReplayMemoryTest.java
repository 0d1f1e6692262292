package io.quoin.http.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.http.auth.ReplayMemory.Verdict;
import org.junit.jupiter.api.Test;

class ReplayMemoryTest {
    private static final long NOW = 1_700_000_000_000L;

    private final ReplayMemory memory = new ReplayMemory(60_000, 3);

    @Test
    void a_signature_is_taken_once_as_long_as_its_time_is_in_the_window() {
        assertEquals(Verdict.NEW, memory.remember(signed(1, NOW), NOW));
        assertEquals(Verdict.REPLAYED, memory.remember(signed(1, NOW), NOW + 60_000));
        assertEquals(Verdict.NEW, memory.remember(signed(2, NOW), NOW));
    }

    @Test
    void a_timestamp_may_lie_a_window_from_now_either_way() {
        assertTrue(memory.isInWindow(NOW - 60_000, NOW));
        assertTrue(memory.isInWindow(NOW + 60_000, NOW));
        assertFalse(memory.isInWindow(NOW - 60_001, NOW));
        assertFalse(memory.isInWindow(NOW + 60_001, NOW));
        assertFalse(memory.isInWindow(0, NOW));
    }

    @Test
    void a_full_memory_takes_nothing_until_the_oldest_can_come_no_more() {
        memory.remember(signed(1, NOW - 59_000), NOW);
        memory.remember(signed(2, NOW), NOW);
        memory.remember(signed(3, NOW + 50_000), NOW);
        assertEquals(Verdict.FULL, memory.remember(signed(4, NOW), NOW));
        assertEquals(Verdict.REPLAYED, memory.remember(signed(2, NOW), NOW));
        assertEquals(Verdict.NEW, memory.remember(signed(4, NOW), NOW + 2_001));
    }

    private static HmacCredentials signed(int number, long atMillis) {
        byte[] signature = new byte[32];
        signature[15] = (byte) number;
        return new HmacCredentials(new KeyId("a", "b"), atMillis, "n", signature);
    }
}
