package io.quoin.lab.crash;

import io.quoin.lab.process.NodeProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The node of a campaign: a child process with times cut down so that it is back soon after a kill. What makes it correct is
 * not cut: the wait after an unknown write stays longer than every time-out of its journal.
 */
final class CrashNode implements AutoCloseable {
    /** How long a wait for anything of the node's may take before it counts as hung. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final int HEAP_MEGABYTES = 256;

    /** Quick to start; the machine is shared with Cassandra, so code is compiled once, not twice. */
    private static final List<String> QUICK_JVM = List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xss512k");

    /** Driver time-out 2 s < circuit breaker 3 s < unknown-write wait 3.5 s. */
    private static final List<String> SHORT_TIMES = List.of(
            "-Ddatastax-java-driver.basic.request.timeout=2s",
            "-Ddatastax-java-driver.profiles.pekko-persistence-cassandra-profile.basic.request.timeout=2s",
            "-Ddatastax-java-driver.profiles.quoin.basic.request.timeout=2s",
            "-Dpekko.persistence.cassandra.journal.circuit-breaker.call-timeout=3s",
            "-Dquoin.entity.unknown-write-wait=3500ms",
            "-Dquoin.entity.restart-backoff-max=2s",
            "-Dquoin.entity.resend-after-max=2s");

    /** How often members talk and their leader acts: a node that was killed and comes back waits for some rounds of both. */
    static final Map<String, String> QUICK_GOSSIP = Map.of(
            "pekko.cluster.gossip-interval", "200ms",
            "pekko.cluster.leader-actions-interval", "200ms",
            "pekko.cluster.periodic-tasks-initial-delay", "200ms",
            "pekko.cluster.retry-unsuccessful-join-after", "250ms",
            "pekko.cluster.down-removal-margin", "100ms",
            "pekko.cluster.sharding.retry-interval", "200ms",
            "pekko.cluster.singleton.hand-over-retry-interval", "200ms");

    private final NodeProcess process;
    private boolean shouldLive;
    private int gaveUp;

    /**
     * A node that is not started yet.
     *
     * @param cassandra host:port
     * @param seed host:port of the member that it joins
     * @param publisher the flags by which it knows who publishes the index
     */
    CrashNode(Path home, String cassandra, boolean isFenced, String seed, List<String> publisher) {
        List<String> flags = new ArrayList<>(QUICK_JVM);
        flags.addAll(publisher);
        flags.addAll(SHORT_TIMES);
        QUICK_GOSSIP.forEach((key, value) -> flags.add("-D" + key + "=" + value));
        List<String> options = new ArrayList<>(List.of("--cassandra", cassandra, "--seed", seed));
        if (!isFenced) {
            options.add("--exclusive");
        }
        this.process = new NodeProcess(home, HEAP_MEGABYTES, flags, options);
        process.configure("quoin.instruments = []\n"); // Nothing but clients asks for anything here.
    }

    void start() {
        shouldLive = true;
        process.start();
    }

    void kill() {
        shouldLive = false;
        process.kill();
    }

    /** Starts it again if it gave up, as a supervisor would: a node that finds no Cassandra at its start ends. */
    void keepUp() {
        if (shouldLive && !process.isAlive()) {
            gaveUp++;
            process.start();
        }
    }

    /** How often it ended without being killed. */
    int gaveUp() {
        return gaveUp;
    }

    NodeProcess process() {
        return process;
    }

    @Override
    public void close() {
        shouldLive = false;
        process.close();
    }
}
