package io.quoin.walls.planted.lab;

/** No fault in it: the lab sees everything and is seen by nothing. */
public record Experiment(String name) {}
