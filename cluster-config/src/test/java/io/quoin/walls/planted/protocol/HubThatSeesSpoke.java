package io.quoin.walls.planted.protocol;

import io.quoin.walls.planted.actors.ActorThatSeesSpokes;

/** Planted: the hub looks outwards. */
public record HubThatSeesSpoke(ActorThatSeesSpokes actor) {}
