package io.quoin.lab.stream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Three hours of Bitstamp's BTC/USD order events, in the order in which they were received. */
public final class OrderStream {
    private static final String HEADER = "ts_ms,exchange_ts_ms,order_id,action,side,price,remaining_qty";
    private static final String FILE = "lab/data/bitstamp_btcusd_l3_orders_20150501_0000_0300.csv.gz";

    private OrderStream() {}

    /** Reads the file that is shipped in {@code lab/data} of this checkout. */
    public static List<OrderEvent> shipped() throws IOException {
        return read(Path.of(System.getProperty("quoin.home", "."), FILE));
    }

    /** Reads a gzipped file of this layout; a line that is not of it is an {@link IOException} with its number. */
    public static List<OrderEvent> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    "The order stream " + file + " is missing: run from the checkout, or set quoin.home.");
        }
        List<OrderEvent> events = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            String header = lines.readLine();
            if (!HEADER.equals(header)) {
                throw new IOException(file + " does not begin with " + HEADER);
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                events.add(event(line, events.size() + 2, file));
            }
        }
        return events;
    }

    private static OrderEvent event(String line, int number, Path file) throws IOException {
        String[] fields = line.split(",", -1);
        try {
            return new OrderEvent(
                    Long.parseLong(fields[0]),
                    Long.parseLong(fields[2]),
                    OrderEvent.Action.valueOf(fields[3].toUpperCase(Locale.ROOT)),
                    fields[4].equals("buy"),
                    fields[5],
                    fields[6]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IOException(file + ", line " + number + ": '" + line + "'", e);
        }
    }
}
