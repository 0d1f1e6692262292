package io.quoin.lab.trading;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;

/** What a client was told of one command: where it was handed in, and its final fate. */
record Told(Address entity, CommandId id, Fate fate) {}
