/** The reader of journals, and the search for fates, on journals planted row by row in a real Cassandra. */
@NullMarked
package io.quoin.persistence.reader;

import org.jspecify.annotations.NullMarked;
