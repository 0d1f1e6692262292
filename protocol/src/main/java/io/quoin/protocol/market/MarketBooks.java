package io.quoin.protocol.market;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.law.Books;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.line.LineSlots;
import io.quoin.protocol.line.MarketHolding;
import io.quoin.protocol.value.Wide;
import java.util.function.ObjLongConsumer;

/**
 * How what is in markets is counted. A market holds no asset: what its trades realise and cost sums to 0 over its parties, and
 * fees leave it in the entry in which they are paid. It holds its parties' positions and lines, under the names of {@link
 * MarketHolding}: an account holds them with the opposite sign, and what is on its way makes up the difference.
 */
public final class MarketBooks implements Books<MarketState, FromParty> {
    @Override
    public void held(MarketState state, ObjLongConsumer<String> units) {
        if (state instanceof Market market) {
            long lotSteps = market.instrument().lotSteps();
            units.accept(MarketHolding.size(market.id()), 0); // Also a market without parties is one.
            for (Party party : market.parties()) {
                String account = party.account();
                units.accept(MarketHolding.size(market.id(), account), -Wide.times(party.size, lotSteps));
                units.accept(MarketHolding.line(market.id(), account), party.line());
            }
        }
    }

    @Override
    public void carried(FromParty message, ObjLongConsumer<String> units) {}

    @Override
    public void moved(Address from, Address to, Totals totals, ObjLongConsumer<String> units) {
        units.accept(MarketHolding.line(to.id(), from.id()), totals.slot(LineSlots.GRANTED));
    }
}
