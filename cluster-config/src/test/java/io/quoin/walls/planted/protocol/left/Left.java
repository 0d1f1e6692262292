package io.quoin.walls.planted.protocol.left;

import io.quoin.walls.planted.protocol.right.Right;

/** Planted: one half of a cycle between two entities. */
public record Left(Right right) {}
