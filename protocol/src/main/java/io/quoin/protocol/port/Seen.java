package io.quoin.protocol.port;

import io.quoin.protocol.journal.BlockHash;

/** What a read saw: a view of the state as of a released height. */
public record Seen<V>(V view, long height, BlockHash head, long engineTimeMillis) {}
