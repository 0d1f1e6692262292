package io.quoin.lab.crash;

/**
 * One row of a journal as it stands in Cassandra.
 *
 * @param height its sequence number
 * @param writer the journal plugin's name of the writer, one for each start of an entity
 * @param header the block header beside the block
 * @param bytes the block
 */
@SuppressWarnings("ArrayRecordComponent")
record RawRow(long height, String writer, String header, byte[] bytes) {}
