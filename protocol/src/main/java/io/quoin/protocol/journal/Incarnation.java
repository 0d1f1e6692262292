package io.quoin.protocol.journal;

/**
 * The writer of a block: the epoch of its shard's owner and the number of its start within that owner's process. Each
 * start of an entity is a new, higher incarnation.
 *
 * @param epoch raised by one with every start of the shard, 1 and up; 0 only before the first block
 * @param counter raised by one with every start of an entity in the process, 1 and up
 */
public record Incarnation(long epoch, long counter) implements Comparable<Incarnation> {
    /** Before the first block of a journal. */
    public static final Incarnation NONE = new Incarnation(0, 0);

    @Override
    public int compareTo(Incarnation other) {
        int byEpoch = Long.compare(epoch, other.epoch);
        return byEpoch != 0 ? byEpoch : Long.compare(counter, other.counter);
    }

    @Override
    public String toString() {
        return epoch + "." + counter;
    }
}
