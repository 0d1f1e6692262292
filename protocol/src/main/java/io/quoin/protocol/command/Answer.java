package io.quoin.protocol.command;

import io.quoin.protocol.address.Address;

/**
 * What an entity answers to a command.
 *
 * @param isRepeat whether the same command had been decided before this one came
 */
public record Answer(Address entity, CommandId id, Fate fate, boolean isRepeat) {}
