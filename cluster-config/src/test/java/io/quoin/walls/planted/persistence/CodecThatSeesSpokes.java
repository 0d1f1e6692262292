package io.quoin.walls.planted.persistence;

import io.quoin.walls.planted.actors.ActorThatSeesSpokes;
import io.quoin.walls.planted.config.RimThatSeesLab;

/** Planted: a spoke that sees another, and the rim. */
public record CodecThatSeesSpokes(ActorThatSeesSpokes actor, RimThatSeesLab rim) {}
