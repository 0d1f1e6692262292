package io.quoin.protocol.account;

import io.quoin.protocol.account.trading.Collateral;
import io.quoin.protocol.account.trading.MarketReplica;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.law.Books;
import io.quoin.protocol.line.LineSlots;
import io.quoin.protocol.line.MarketHolding;
import io.quoin.protocol.value.Assets;
import java.util.function.ObjLongConsumer;

/**
 * How the value in accounts is counted. A leg carries its amount; the fee beside it moves over pair state, where slot {@code
 * n - 1} is the units of asset number n that have moved from the sender to an account of the system.
 *
 * <p>A position counts by its cost, negated: what was paid for it is gone from one side of each trade and has come to the
 * other, whatever it is worth by now. Positions and lines themselves are counted under the names of {@link MarketHolding}.
 */
public final class AccountBooks implements Books<AccountState, AccountMessage> {
    @Override
    public void held(AccountState state, ObjLongConsumer<String> units) {
        if (state instanceof AccountState.Open open) {
            told(open.balances(), units);
            open.trading().markets().forEach((market, replica) -> told(state.id(), market, replica, units));
        } else if (state instanceof AccountState.OfSystem system) {
            told(system.balances(), units);
        }
    }

    private static void told(Balances balances, ObjLongConsumer<String> units) {
        balances.forEach((asset, held) -> units.accept(asset.code(), held));
    }

    private static void told(String account, Address market, MarketReplica replica, ObjLongConsumer<String> units) {
        units.accept(Collateral.ASSET.code(), -replica.cost());
        units.accept(MarketHolding.size(market.id()), replica.size());
        units.accept(MarketHolding.size(market.id(), account), replica.size());
        units.accept(MarketHolding.line(market.id(), account), -replica.line());
    }

    @Override
    public void carried(AccountMessage message, ObjLongConsumer<String> units) {
        if (message instanceof AccountMessage.TransferLeg leg) {
            units.accept(leg.amount().asset().code(), leg.amount().units());
        } else if (message instanceof AccountMessage.ReturnLeg leg) {
            units.accept(leg.amount().asset().code(), leg.amount().units());
        }
    }

    @Override
    public void moved(Address from, Address to, Totals totals, ObjLongConsumer<String> units) {
        if (!SystemAccounts.isOne(to.id())) {
            settled(from.id(), to.id(), totals, units);
            return;
        }
        for (int slot = 0; slot < totals.size(); slot++) {
            if (totals.slot(slot) != 0) {
                units.accept(Assets.byNumber(slot + 1).code(), totals.slot(slot));
            }
        }
    }

    /** From a market: what its totals have moved into cash, position and line. */
    private static void settled(String market, String account, Totals totals, ObjLongConsumer<String> units) {
        String cash = Collateral.ASSET.code();
        units.accept(cash, totals.slot(LineSlots.REALISED));
        units.accept(cash, -totals.slot(LineSlots.FEES));
        units.accept(cash, totals.slot(LineSlots.FUNDING));
        units.accept(cash, -totals.slot(LineSlots.COST));
        units.accept(MarketHolding.size(market), totals.slot(LineSlots.SIZE));
        units.accept(MarketHolding.size(market, account), totals.slot(LineSlots.SIZE));
        units.accept(MarketHolding.line(market, account), totals.slot(LineSlots.CONSUMED));
        units.accept(MarketHolding.line(market, account), totals.slot(LineSlots.RETURNED));
    }
}
