package io.quoin.walls.planted.http;

import io.quoin.walls.planted.actors.ActorThatSeesSpokes;
import io.quoin.walls.planted.persistence.CodecThatSeesSpokes;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.persistence.typed.PersistenceId;

/** Planted: an edge that reaches for an actor, a codec, the journal and the cluster. */
public record RouteThatSeesSpokes(
        ActorThatSeesSpokes actor, CodecThatSeesSpokes codec, PersistenceId journal, Cluster cluster) {}
