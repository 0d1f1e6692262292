/**
 * The benchmarks of the shell and the journal, on everything real: sharding, Cassandra with a commit log that waits for the
 * disk, a divisor measured in the same run.
 *
 * <p>Matching is measured alone, against a book of {@code TreeMap}s: {@link io.quoin.lab.bench.MatchingBench}.
 *
 * <p>May import everything. Read {@link io.quoin.lab.bench.JournalBench}, then {@link io.quoin.lab.bench.Lane}, then {@link
 * io.quoin.lab.bench.RawRows}.
 */
@NullMarked
package io.quoin.lab.bench;

import org.jspecify.annotations.NullMarked;
