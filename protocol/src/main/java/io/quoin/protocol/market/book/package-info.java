/**
 * The order book of one market and the plans of matching, in primitive ticks and lots. Imports the JDK only; allocates
 * nothing once its arrays have grown to what the market needs.
 *
 * <p>Read {@link io.quoin.protocol.market.book.OrderBook}, {@link io.quoin.protocol.market.book.MatchWalk}, {@link
 * io.quoin.protocol.market.book.Crossing} with {@link io.quoin.protocol.market.book.Taker} and {@link
 * io.quoin.protocol.market.book.MatchPlan}, and {@link io.quoin.protocol.market.book.BookDump}; below them lie {@link
 * io.quoin.protocol.market.book.BookSide} over {@link io.quoin.protocol.market.book.LevelPool} and {@link
 * io.quoin.protocol.market.book.TickSet}, {@link io.quoin.protocol.market.book.PartyLists} over {@link
 * io.quoin.protocol.market.book.OrderPool}, and {@link io.quoin.protocol.market.book.LongMap}.
 *
 * <p>A decision plans and changes nothing; only events change the book. Orders that are amended or re-priced, and curves of
 * pools beside the book, have their place here and are not there yet.
 */
@NullMarked
package io.quoin.protocol.market.book;

import org.jspecify.annotations.NullMarked;
