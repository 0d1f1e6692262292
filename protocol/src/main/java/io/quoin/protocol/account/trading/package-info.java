/**
 * What an account knows of the markets it trades in, and what that is worth: replicas of positions, credit lines, demands
 * that wait, and the collateral that is left. Values and arithmetic alone; what is done with them is the account's law.
 *
 * <p>Read {@link io.quoin.protocol.account.trading.Trading}, {@link
 * io.quoin.protocol.account.trading.MarketReplica}, then {@link io.quoin.protocol.account.trading.Collateral}, which is
 * where free collateral is defined. Nothing here may import the account's commands, events or law.
 */
@NullMarked
package io.quoin.protocol.account.trading;

import org.jspecify.annotations.NullMarked;
