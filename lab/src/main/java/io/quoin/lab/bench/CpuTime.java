package io.quoin.lab.bench;

import java.time.Duration;

/** Processor time of this process and of Cassandra. Unlike a rate it hardly changes when the machine is busy with others. */
record CpuTime(double ownMicros, double cassandraMicros) {
    private static final double NANOS_PER_MICRO = 1_000;

    /** What has been used so far. */
    static CpuTime now(long cassandraPid) {
        return new CpuTime(micros(ProcessHandle.current().pid()), micros(cassandraPid));
    }

    CpuTime since(CpuTime earlier) {
        return new CpuTime(ownMicros - earlier.ownMicros, cassandraMicros - earlier.cassandraMicros);
    }

    private static double micros(long pid) {
        return ProcessHandle.of(pid)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElse(Duration.ZERO)
                        .toNanos()
                / NANOS_PER_MICRO;
    }
}
