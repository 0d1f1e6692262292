/**
 * Who owns what: the epochs of shards, raised by one lightweight transaction when a shard starts and read before anything is
 * released, and the roster of entities that must be awake.
 *
 * <p>Read {@link io.quoin.persistence.owner.EpochLease}, then {@link io.quoin.persistence.owner.EpochRaiser}. Imports the
 * driver and Pekko's lease; nobody else writes these two tables.
 */
@NullMarked
package io.quoin.persistence.owner;

import org.jspecify.annotations.NullMarked;
