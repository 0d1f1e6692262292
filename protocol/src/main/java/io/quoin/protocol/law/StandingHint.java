package io.quoin.protocol.law;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Payload;

/** A hint that a state gives to a peer for as long as it stands. */
public record StandingHint(Address to, Payload payload) {}
