package io.quoin.lab.trading;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;

/**
 * What a client was told of one command.
 *
 * @param entity where it was handed in
 * @param fate its final fate
 * @param atMillis when the client knew it, by its own clock, milliseconds since 1970 UTC
 */
record Told(Address entity, CommandId id, Fate fate, long atMillis) {}
