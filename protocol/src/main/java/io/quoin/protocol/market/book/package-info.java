/**
 * The order book of one market and the plans of matching, in primitive ticks and lots. Imports the JDK only; allocates
 * nothing once its arrays have grown to what the market needs.
 *
 * <p>Read {@link io.quoin.protocol.market.book.OrderBook}, {@link io.quoin.protocol.market.book.MatchWalk}, {@link
 * io.quoin.protocol.market.book.Crossing} and {@link io.quoin.protocol.market.book.BookDump}; below them lie {@code BookSide},
 * {@code PartyLists} and {@code LongMap}.
 *
 * <p>A decision plans and changes nothing; only events change the book. Amended orders and curves of pools have their place here.
 */
@NullMarked
package io.quoin.protocol.market.book;

import org.jspecify.annotations.NullMarked;
