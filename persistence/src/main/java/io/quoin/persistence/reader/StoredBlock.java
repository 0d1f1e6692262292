package io.quoin.persistence.reader;

import io.quoin.protocol.journal.BlockHeader;

/**
 * One row of a journal with its block's bytes, not yet checked or decoded.
 *
 * @param bytes shared with nobody
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredBlock(long height, BlockHeader header, String writer, byte[] bytes) {}
