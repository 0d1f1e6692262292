package io.quoin.http.auth;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The signatures that were accepted as long as their timestamps are within the window, so that none is accepted twice. Thread-safe.
 *
 * <p>A signature covers key, timestamp, nonce and content, so it stands for all of them. Only valid ones are remembered: nobody
 * fills the memory who has no key. When it is full, no further request is accepted until the oldest have left the window.
 */
public final class ReplayMemory {
    private static final long BUCKET_MILLIS = 1_000;

    private final long windowMillis;
    private final int signaturesMax;
    private final SortedMap<Long, Set<Remembered>> byTime = new TreeMap<>();
    private int size;

    /** The first 128 bits of a signature. */
    private record Remembered(long high, long low) {}

    /** What became of a signature that is to be remembered. */
    public enum Verdict {
        NEW,
        REPLAYED,
        FULL
    }

    /**
     * A memory of as many signatures.
     *
     * @param windowMillis how far a timestamp may lie from now, either way
     */
    public ReplayMemory(long windowMillis, int signaturesMax) {
        this.windowMillis = windowMillis;
        this.signaturesMax = signaturesMax;
    }

    /** Whether a timestamp lies within the window. */
    public boolean isInWindow(long timestampMillis, long nowMillis) {
        return Math.abs(nowMillis - timestampMillis) <= windowMillis;
    }

    /** Remembers valid credentials whose timestamp lies within the window. */
    public synchronized Verdict remember(HmacCredentials credentials, long nowMillis) {
        forget(nowMillis);
        ByteBuffer bytes = ByteBuffer.wrap(credentials.signature());
        Remembered one = new Remembered(bytes.getLong(), bytes.getLong());
        Set<Remembered> bucket = byTime.get(credentials.timestampMillis() / BUCKET_MILLIS);
        if (bucket != null && bucket.contains(one)) {
            return Verdict.REPLAYED;
        }
        if (size >= signaturesMax) {
            return Verdict.FULL;
        }
        byTime.computeIfAbsent(credentials.timestampMillis() / BUCKET_MILLIS, second -> new HashSet<>())
                .add(one);
        size++;
        return Verdict.NEW;
    }

    private void forget(long nowMillis) {
        long oldest = (nowMillis - windowMillis) / BUCKET_MILLIS;
        while (!byTime.isEmpty() && byTime.firstKey() < oldest) {
            Set<Remembered> gone = byTime.remove(byTime.firstKey());
            size -= gone == null ? 0 : gone.size();
        }
    }
}
