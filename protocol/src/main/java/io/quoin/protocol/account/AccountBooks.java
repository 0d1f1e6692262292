package io.quoin.protocol.account;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.law.Books;
import io.quoin.protocol.value.Assets;
import java.util.function.ObjLongConsumer;

/**
 * How the value in accounts is counted. A leg carries its amount; the fee beside it moves over pair state, where slot {@code
 * n - 1} is the units of asset number n that have moved from the sender to the receiver.
 */
public final class AccountBooks implements Books<AccountState, AccountMessage> {
    @Override
    public void held(AccountState state, ObjLongConsumer<String> units) {
        if (state instanceof AccountState.Open open) {
            told(open.balances(), units);
        } else if (state instanceof AccountState.OfSystem system) {
            told(system.balances(), units);
        }
    }

    private static void told(Balances balances, ObjLongConsumer<String> units) {
        balances.forEach((asset, held) -> units.accept(asset.code(), held));
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
        for (int slot = 0; slot < totals.size(); slot++) {
            if (totals.slot(slot) != 0) {
                units.accept(Assets.byNumber(slot + 1).code(), totals.slot(slot));
            }
        }
    }
}
