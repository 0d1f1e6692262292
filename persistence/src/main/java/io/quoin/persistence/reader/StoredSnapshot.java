package io.quoin.persistence.reader;

/**
 * One stored snapshot of an entity's state: a cache, to be held against the chain before it is believed.
 *
 * @param height the height of the state
 * @param bytes the canonical bytes of the state
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredSnapshot(long height, byte[] bytes) {}
