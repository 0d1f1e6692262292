/**
 * A market by its rules and nothing else: slow, obvious, and without a line in common with the law that it judges. {@link
 * io.quoin.protocol.market.naive.NaiveMarket} has positions, refusals and fees and begins with what may be asked of it, {@link
 * io.quoin.protocol.market.naive.NaivePlacing} lists the rules of an order; {@link io.quoin.protocol.market.naive.NaiveBook} is
 * the bare book in ticks and lots, in the test jar so that the lab judges the book on real orders too.
 */
@NullMarked
package io.quoin.protocol.market.naive;

import org.jspecify.annotations.NullMarked;
