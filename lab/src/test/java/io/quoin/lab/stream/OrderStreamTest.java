package io.quoin.lab.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped stream is what its note says it is, and a file that is not of its layout is refused by line. */
class OrderStreamTest {
    private static final Path DATA = Path.of("data");
    private static final Path SHIPPED = DATA.resolve("bitstamp_btcusd_l3_orders_20150501_0000_0300.csv.gz");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void the_file_has_the_hash_and_the_counts_of_its_note() throws Exception {
        String note = Files.readString(DATA.resolve("README.md"));
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(SHIPPED));
        assertTrue(note.contains(HexFormat.of().formatHex(sha256)), "another hash than the note's");
        List<OrderEvent> events = OrderStream.read(SHIPPED);
        assertEquals(32_592, events.size());
        assertEquals(16_240, events.stream().map(OrderEvent::orderId).distinct().count());
        assertTrue(note.contains("32,592 rows, 16,240 orders"), note);
    }

    @Test
    void its_events_are_in_the_order_in_which_they_were_received() throws Exception {
        List<OrderEvent> events = OrderStream.read(SHIPPED);
        assertEquals(
                new OrderEvent(1_430_438_404_518L, 65_595_247, OrderEvent.Action.CREATED, true, "236.47", "2"),
                events.get(0));
        for (int i = 1; i < events.size(); i++) {
            assertTrue(events.get(i - 1).timeMillis() <= events.get(i).timeMillis(), "line " + (i + 2));
        }
    }

    @Test
    void what_is_not_of_its_layout_is_refused_by_line() throws Exception {
        String header = "ts_ms,exchange_ts_ms,order_id,action,side,price,remaining_qty\n";
        String good = "1,0,7,created,buy,236.47,2\n";
        assertEquals(1, OrderStream.read(file(header + good)).size());
        assertRefused("does not begin with", good);
        assertRefused("line 3: '2,0,7,created,buy'", header + good + "2,0,7,created,buy\n");
        assertRefused("line 2: 'x,0,7,created,buy,1,1'", header + "x,0,7,created,buy,1,1\n");
        assertRefused("line 2: '1,0,7,bought,buy,1,1'", header + "1,0,7,bought,buy,1,1\n");
        IOException missing = assertThrows(IOException.class, () -> OrderStream.read(directory.resolve("none")));
        assertTrue(missing.getMessage().contains("is missing"), missing.getMessage());
    }

    private void assertRefused(String says, String text) throws IOException {
        Path file = file(text);
        IOException refused = assertThrows(IOException.class, () -> OrderStream.read(file));
        assertTrue(refused.getMessage().contains(says), refused.getMessage());
    }

    private Path file(String text) throws IOException {
        Path file = directory.resolve("stream.csv.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
