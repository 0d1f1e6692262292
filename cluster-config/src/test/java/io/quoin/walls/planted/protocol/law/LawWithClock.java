package io.quoin.walls.planted.protocol.law;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.function.Supplier;

/** Planted: every way to a clock that a law might find. */
public final class LawWithClock {

    Instant instant() {
        return Instant.now();
    }

    Supplier<Instant> instantByReference() {
        return Instant::now;
    }

    LocalDate date() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    long millis() {
        return System.currentTimeMillis();
    }

    long nanos() {
        return System.nanoTime();
    }

    Clock system() {
        return Clock.systemUTC();
    }

    Date dateOfNow() {
        return new Date();
    }

    Date dateOfFacts(long engineTime) {
        return new Date(engineTime);
    }
}
