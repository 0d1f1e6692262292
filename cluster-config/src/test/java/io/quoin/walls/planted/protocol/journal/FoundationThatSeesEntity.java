package io.quoin.walls.planted.protocol.journal;

import io.quoin.walls.planted.protocol.right.Right;

/** Planted: the foundation knows one of the entities that stand on it. */
public record FoundationThatSeesEntity(Right right) {}
