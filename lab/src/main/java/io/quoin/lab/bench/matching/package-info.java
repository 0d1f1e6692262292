/**
 * What the matching benchmark plays: a flow of orders as markets see it, and those who match it. A contender is one way of
 * matching; all play the same flow and must end with the same trades and the same book.
 *
 * <p>Read {@link io.quoin.lab.bench.matching.OrderFlow}, {@link io.quoin.lab.bench.matching.Contender}, {@link
 * io.quoin.lab.bench.matching.TreeBook}.
 */
@NullMarked
package io.quoin.lab.bench.matching;

import org.jspecify.annotations.NullMarked;
