/**
 * What a market and a party in it (an account, later a pool) say to each other about a credit line: the totals of their pair,
 * what stands beside these, and hints. Seen by both; neither sees the other.
 *
 * <p>Read {@link io.quoin.protocol.line.LineSlots}, then {@link io.quoin.protocol.line.FromParty} and {@link
 * io.quoin.protocol.line.FromMarket}.
 */
@NullMarked
package io.quoin.protocol.line;

import org.jspecify.annotations.NullMarked;
