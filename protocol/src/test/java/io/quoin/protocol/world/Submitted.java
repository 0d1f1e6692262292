package io.quoin.protocol.world;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.Ticket;

/** A command as a client handed it in; handed in again, it is the same value. */
public record Submitted<C>(Address entity, Ticket ticket, C command) {}
