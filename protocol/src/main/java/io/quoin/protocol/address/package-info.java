/**
 * Who is meant: entity types and ids, their persistence ids and the shards they live on.
 *
 * <p>Imports nothing but the JDK. Everything else in the protocol may import this.
 */
@NullMarked
package io.quoin.protocol.address;

import org.jspecify.annotations.NullMarked;
