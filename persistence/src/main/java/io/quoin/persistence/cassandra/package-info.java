/**
 * Where Cassandra comes from: a real one started as our own child process, or one that somebody else runs.
 *
 * <p>Read {@link io.quoin.persistence.cassandra.CassandraAddress} first (what everybody else needs), then
 * {@link io.quoin.persistence.cassandra.EmbeddedCassandra} (the launcher), then its helpers. Everything that can be wrong
 * with a Cassandra is one {@link io.quoin.persistence.cassandra.CassandraUnavailable} that says what to do.
 *
 * <p>May import the driver and the configuration library; never Pekko, never a class of Cassandra itself.
 * {@code CassandraMain} runs on Cassandra's class path alone and imports only the JDK.
 */
@NullMarked
package io.quoin.persistence.cassandra;

import org.jspecify.annotations.NullMarked;
