/** A real Cassandra for the tests of every module that sees persistence: {@link io.quoin.persistence.testing.SharedCassandra}. */
@NullMarked
package io.quoin.persistence.testing;

import org.jspecify.annotations.NullMarked;
