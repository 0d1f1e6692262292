/**
 * The smallest entity on the shell of all entities: it counts and sums. It costs next to nothing to decide, so a benchmark
 * of it times the shell and the journal, and a crash campaign can say to the unit what must be there.
 *
 * <p>Imports {@code protocol} and {@code persistence.wire}. Read {@link io.quoin.lab.counter.CounterLaw}, then {@link
 * io.quoin.lab.counter.CounterKind}.
 */
@NullMarked
package io.quoin.lab.counter;

import org.jspecify.annotations.NullMarked;
