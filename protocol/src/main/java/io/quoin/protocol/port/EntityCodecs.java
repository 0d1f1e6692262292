package io.quoin.protocol.port;

import io.quoin.protocol.journal.BlockCodec;
import io.quoin.protocol.journal.StateCodec;

/** How one entity type is written down. */
public record EntityCodecs<S, C, E>(BlockCodec<E> blocks, StateCodec<S> states, WireCodec<C> commands) {}
