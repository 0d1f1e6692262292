package io.quoin.walls.planted.actors;

import com.datastax.oss.driver.api.core.CqlSession;
import io.quoin.walls.planted.http.RouteThatSeesSpokes;
import io.quoin.walls.planted.persistence.CodecThatSeesSpokes;

/** Planted: a spoke that sees two others, and Cassandra. */
public record ActorThatSeesSpokes(CodecThatSeesSpokes codec, RouteThatSeesSpokes route, CqlSession session) {}
