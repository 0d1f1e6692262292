package io.quoin.lab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quoin.lab.report.Report;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both benchmarks, short, on a real Cassandra: they finish, what they acknowledged is durable, and they say so. */
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
}
