package io.quoin.protocol.market;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.law.Books;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.line.LineSlots;
import java.util.function.ObjLongConsumer;

/**
 * How what is in markets is counted. A market holds no asset: what its trades realise and cost sums to 0 over its parties, and
 * fees leave it in the entry in which they are paid. It holds lines, counted under {@link #line(String)}: an account holds them
 * with the opposite sign, and what has been granted, consumed or returned and is on its way makes up the difference.
 */
public final class MarketBooks implements Books<MarketState, FromParty> {
    /** The name under which the lines of a market are counted. */
    public static String line(String marketId) {
        return "line:" + marketId;
    }

    @Override
    public void held(MarketState state, ObjLongConsumer<String> units) {
        if (state instanceof Market market) {
            for (Party party : market.parties()) {
                units.accept(line(market.id()), party.line());
            }
        }
    }

    @Override
    public void carried(FromParty message, ObjLongConsumer<String> units) {}

    @Override
    public void moved(Address from, Address to, Totals totals, ObjLongConsumer<String> units) {
        units.accept(line(to.id()), totals.slot(LineSlots.GRANTED));
    }
}
