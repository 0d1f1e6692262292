/**
 * What Quoin keeps in Cassandra, and how it came there: versioned migrations in CQL, applied in order and recorded.
 *
 * <p>The CQL is in the resources of this package ({@code 0001-journal.cql} and on). A file that was ever released is never
 * edited: a change is a new file with the next number, listed in {@code Migrations}.
 *
 * <p>Read {@link io.quoin.persistence.schema.Schema}, then {@code Migrations}, {@code SchemaInspection},
 * {@code MigrationLock} and {@link io.quoin.persistence.schema.RealmFacts}. May import the driver and the package
 * {@code cassandra}. Called once at the start of a node and by tools that only look.
 */
@NullMarked
package io.quoin.persistence.schema;

import org.jspecify.annotations.NullMarked;
