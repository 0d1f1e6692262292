package io.quoin.protocol.command;

import io.quoin.protocol.address.Address;

/** What an entity answers to a command. */
public record Answer(Address entity, CommandId id, Fate fate) {}
