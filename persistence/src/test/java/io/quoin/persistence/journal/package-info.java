/**
 * The journal against a real Cassandra: forks, torn chains and void snapshots are planted row by row by {@link
 * io.quoin.persistence.testing.PlantedJournal}, and recovered by {@link io.quoin.persistence.journal.Notebook}, a real
 * event-sourced behavior.
 */
@NullMarked
package io.quoin.persistence.journal;

import org.jspecify.annotations.NullMarked;
