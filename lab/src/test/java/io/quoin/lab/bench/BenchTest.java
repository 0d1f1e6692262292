package io.quoin.lab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quoin.lab.report.Report;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks, short, on a real Cassandra: they finish, what they acknowledged is durable, and they say so. */
class BenchTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void theJournalBenchFindsDurableWhatWasAcknowledged() throws Exception {
        JournalBench.Settings settings = new JournalBench.Settings(directory, 1, 0.3, 256, 64, 20, 10_000);
        Report report = new JournalBench(settings, new PrintWriter(System.err, true)).run();
        JsonNode told = JSON.readTree(report.toJson());
        assertTrue(report.isOk(), report::toTable);
        long acknowledged = told.at("/figures/acknowledged_commands").asLong();
        assertTrue(acknowledged > 0, report::toTable);
        assertEquals(acknowledged, told.at("/figures/durable_commands").asLong());
        assertEquals(0.25, told.at("/targets/hot_1_of_raw/target").asDouble());
        assertTrue(told.at("/ratios/spread_of_raw").asDouble() > 0, report::toTable);
        assertTrue(told.at("/ratios/accounts_of_raw").asDouble() > 0, report::toTable);
        assertTrue(told.at("/figures/raw_hot_8_rows_per_second").asDouble() > 0, report::toTable);
        assertEquals(0, Files.list(directory).count(), "the directory is left empty");
    }

    @Test
    void theRecoveryBenchFindsTheEntityWhereItStopped() throws Exception {
        RecoveryBench.Settings settings = new RecoveryBench.Settings(directory, 60_000, 2, 64, 10_000);
        Report report = new RecoveryBench(settings, new PrintWriter(System.err, true)).run();
        JsonNode told = JSON.readTree(report.toJson());
        assertTrue(report.isOk(), report::toTable);
        assertTrue(told.at("/figures/entries").asLong() >= 60_000, report::toTable);
        assertTrue(told.at("/figures/blocks_after_snapshot").asLong() < 510, report::toTable);
        assertEquals(2, told.at("/targets/with_snapshot_seconds/target").asDouble());
    }

    @Test
    void theMarketsRecoveryFindsTheBookThatWasWritten() throws Exception {
        MarketRecovery.Settings settings = new MarketRecovery.Settings(directory, 60_000, 1, 200, 7, 20);
        Report report = new MarketRecovery(settings, new PrintWriter(System.err, true)).run();
        JsonNode told = JSON.readTree(report.toJson());
        assertTrue(report.isOk(), report::toTable);
        assertTrue(told.at("/figures/entries").asLong() >= 60_000, report::toTable);
        assertTrue(told.at("/figures/blocks_after_snapshot").asLong() >= 12, report::toTable);
        assertTrue(told.at("/figures/from_zero_seconds").asDouble() > 0, report::toTable);
        assertEquals(0, Files.list(directory).count(), "the directory is left empty");
    }

    @Test
    void theTradingBenchTellsRatesLagsAndWhatWasMissed() throws Exception {
        TradingBench.Settings settings = new TradingBench.Settings(directory, 1, 0.5, 2, 10, 64, 10_000, 250, 7);
        Report report = new TradingBench(settings, new PrintWriter(System.err, true)).run();
        JsonNode told = JSON.readTree(report.toJson());
        for (String shape : List.of("spread", "hot")) {
            String figures = "/figures/" + shape;
            assertTrue(told.at(figures + "_commands_per_second").asDouble() > 0, report::toTable);
            assertTrue(told.at(figures + "_trades_per_second").asDouble() > 0, report::toTable);
            assertTrue(told.at(figures + "_account_rows_per_second").asDouble() > 0, report::toTable);
            assertTrue(told.at("/ratios/" + shape + "_of_bare_driver").asDouble() > 0, report::toTable);
            boolean keepsUp = told.at(figures + "_settlement_lag_p99_ms").asLong() < 250;
            assertTrue(keepsUp || !report.isOk(), report::toTable);
        }
        assertEquals(
                60_000, told.at("/targets/spread_commands_per_second/target").asLong());
        assertEquals(0.8, told.at("/targets/hot_of_spread/target").asDouble());
        assertEquals(0, Files.list(directory).count(), "the directory is left empty");
    }
}
