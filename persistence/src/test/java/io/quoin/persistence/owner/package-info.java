/** Who owns a shard, and who must be awake: leases and roster against a real Cassandra, two members at a time. */
@NullMarked
package io.quoin.persistence.owner;

import org.jspecify.annotations.NullMarked;
