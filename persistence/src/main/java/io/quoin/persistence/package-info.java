/**
 * The memory: how Cassandra is started, what is written to it and read back. May import protocol, never another spoke.
 */
@NullMarked
package io.quoin.persistence;

import org.jspecify.annotations.NullMarked;
