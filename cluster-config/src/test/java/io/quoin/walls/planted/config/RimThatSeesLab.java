package io.quoin.walls.planted.config;

import io.quoin.walls.planted.lab.Experiment;

/** Planted: a node that ships its experiments. */
public record RimThatSeesLab(Experiment experiment) {}
