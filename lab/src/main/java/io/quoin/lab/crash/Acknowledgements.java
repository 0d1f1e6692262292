package io.quoin.lab.crash;

import java.time.Duration;

/** Counts answers of one sort, perhaps over several histories. Thread safe. */
final class Acknowledgements {
    private long count;

    synchronized void add() {
        count++;
        notifyAll();
    }

    synchronized long count() {
        return count;
    }

    /** Waits until there were so many; false if that takes longer. */
    synchronized boolean await(long least, Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        while (count < least) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(Math.max(1, left / 1_000_000));
        }
        return true;
    }
}
