package io.quoin.persistence.forensics;

/** What was counted in the journal of one entity, or of all together. */
record Tally(
        long blocks,
        long fences,
        long entries,
        long events,
        long bytes,
        long voidRows,
        long snapshotsChecked,
        long snapshotsStale,
        long fingerprintsChecked) {
    static final Tally ZERO = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0);

    Tally plus(Tally other) {
        return new Tally(
                blocks + other.blocks,
                fences + other.fences,
                entries + other.entries,
                events + other.events,
                bytes + other.bytes,
                voidRows + other.voidRows,
                snapshotsChecked + other.snapshotsChecked,
                snapshotsStale + other.snapshotsStale,
                fingerprintsChecked + other.fingerprintsChecked);
    }
}
