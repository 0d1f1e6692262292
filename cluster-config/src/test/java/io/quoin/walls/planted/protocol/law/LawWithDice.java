package io.quoin.walls.planted.protocol.law;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Planted: every source of chance that a law might find. */
public final class LawWithDice {

    int seeded() {
        return new Random(1).nextInt();
    }

    long splittable() {
        return new SplittableRandom(1).nextLong();
    }

    int threadLocal() {
        return ThreadLocalRandom.current().nextInt();
    }

    int secure() {
        return new SecureRandom().nextInt();
    }

    boolean mathematical() {
        return Math.random() < 0.5;
    }

    UUID identifier() {
        return UUID.randomUUID();
    }

    void order(List<String> parties) {
        Collections.shuffle(parties);
    }

    int address(Object party) {
        return System.identityHashCode(party);
    }

    UUID derivedIdentifier(byte[] name) {
        return UUID.nameUUIDFromBytes(name);
    }
}
