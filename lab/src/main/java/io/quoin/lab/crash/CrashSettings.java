package io.quoin.lab.crash;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a campaign runs.
 *
 * @param home where Cassandra, the node and their logs live while it runs
 * @param kills how often the node is killed, and how often Cassandra is
 * @param within the time from the start until the system is back after the last blow; what does not fit is left out, and the report says so
 * @param seed decides what is struck when, and what clients ask
 * @param isFenced whether the node takes Cassandra for shared, so that every release waits for an epoch read
 */
record CrashSettings(Path home, int kills, Duration within, long seed, boolean isFenced) {
    static final int ACCOUNTS = 40;
    static final int CLIENTS = 32;
    static final int TRADING_ACCOUNTS = 16;
    static final int TRADERS = 12;

    /** So many trades for each kill of the node that was asked for, or it was no campaign among traders. */
    static final int TRADES_PER_KILL_MIN = 3;

    static final Duration THINK = Duration.ofMillis(40);
}
