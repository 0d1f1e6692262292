package io.quoin.lab.trading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * One trade of the venue.
 *
 * @param timeMillis when it was received, milliseconds since 1970 UTC
 * @param price US dollars a bitcoin, plain decimal text
 */
public record Trade(long timeMillis, String price) {
    private static final String HEADER = "ts_ms,trade_id,price,amount";
    private static final String FILE = "lab/data/bitstamp_btcusd_trades_20150501_0000_0300.csv.gz";

    /** The trades of the three hours whose orders are shipped, in order; read from {@code lab/data} of this checkout. */
    public static List<Trade> shipped() throws IOException {
        return read(Path.of(System.getProperty("quoin.home", "."), FILE));
    }

    /** Reads a gzipped file of this layout; a line that is not of it is an {@link IOException} with its number. */
    static List<Trade> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("The trades " + file + " are missing: run from the checkout, or set quoin.home.");
        }
        List<Trade> trades = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            if (!HEADER.equals(lines.readLine())) {
                throw new IOException(file + " does not begin with " + HEADER);
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split(",", -1);
                try {
                    trades.add(new Trade(Long.parseLong(fields[0]), fields[2]));
                } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                    throw new IOException(file + ", line " + (trades.size() + 2) + ": '" + line + "'", e);
                }
            }
        }
        return trades;
    }
}
