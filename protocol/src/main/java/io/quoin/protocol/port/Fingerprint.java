package io.quoin.protocol.port;

import io.quoin.protocol.journal.BlockHash;

/**
 * What a live entity says of itself as of a released height, and a replay of its journal up to there must meet.
 *
 * @param stateHash the hash of the canonical bytes of the whole state
 */
public record Fingerprint(long height, BlockHash head, BlockHash stateHash) {}
