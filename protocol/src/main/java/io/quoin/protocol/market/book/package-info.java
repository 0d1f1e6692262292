/**
 * The order book of one market and the plans of matching, in primitive ticks and lots. Imports the JDK only; allocates
 * nothing once its arrays have grown to what the market needs.
 *
 * <p>Read {@link io.quoin.protocol.market.book.OrderBook}, {@link io.quoin.protocol.market.book.MatchWalk}, {@link
 * io.quoin.protocol.market.book.Crossing} with {@link io.quoin.protocol.market.book.Taker} and {@link
 * io.quoin.protocol.market.book.MatchPlan}, and {@link io.quoin.protocol.market.book.BookDump}. Below them lie the orders
 * ({@link io.quoin.protocol.market.book.OrderPool}, {@link io.quoin.protocol.market.book.IdIndex}, {@link
 * io.quoin.protocol.market.book.PartyLists}) and the levels ({@link io.quoin.protocol.market.book.BookSide}, {@link
 * io.quoin.protocol.market.book.LevelPool}, {@link io.quoin.protocol.market.book.TickPages}); below all, {@link
 * io.quoin.protocol.market.book.LongMap} and {@link io.quoin.protocol.market.book.BitmapSet}.
 *
 * <p>A decision plans and changes nothing; only events change the book. Orders that are amended or re-priced, and curves of
 * pools beside the book, have their place here and are not there yet.
 */
@NullMarked
package io.quoin.protocol.market.book;

import org.jspecify.annotations.NullMarked;
