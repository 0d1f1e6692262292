package io.quoin.protocol.world.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Outbound;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Hinted;
import io.quoin.protocol.law.Law;
import io.quoin.protocol.law.StandingHint;
import io.quoin.protocol.line.FromMarket.CreditAsk;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.market.Market;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketDump;
import io.quoin.protocol.market.MarketDump.OfParty;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks over the shoulder of a law of markets, right or mistaken:
 *
 * <ul>
 *   <li>an order waits only for more than its account has granted, or while settlement lags: so it is decided with its grant, and
 *       nothing can take that away before;
 *   <li>a recall gets at once all that no open order needs, whatever waits.
 * </ul>
 */
final class MarketWatch implements Law<MarketState, MarketCommand, MarketEvent, FromParty> {
    private final Law<MarketState, MarketCommand, MarketEvent, FromParty> law;

    MarketWatch(Law<MarketState, MarketCommand, MarketEvent, FromParty> law) {
        this.law = law;
    }

    // ---- what is watched --------------------------------------------------------------------------------------------

    @Override
    public Decision<MarketEvent> decide(MarketState state, MarketCommand command, Facts facts) {
        Decision<MarketEvent> decision = law.decide(state, command, facts);
        if (decision instanceof Decision.Parked<MarketEvent> parked && state instanceof Market market) {
            OfParty party = TrueMarket.party(MarketDump.of(market), facts.id().account());
            if (party != null) {
                parked.asks().forEach((account, ask) -> checkWaits(party, account, ask, facts));
            }
        }
        return decision;
    }

    private static void checkWaits(OfParty party, Address account, Payload ask, Facts facts) {
        assertTrue(
                facts.lagMillis(account) > Scene.MARKET_PARAMETERS.lagParksMillis()
                        || ask instanceof CreditAsk credit && credit.grantedWanted() > party.granted(),
                () -> "PARKED: an order waits for no more than it was granted: " + ask + " " + party);
    }

    @Override
    public Hinted<MarketEvent> hinted(MarketState state, Address from, Payload hint, Facts facts) {
        Hinted<MarketEvent> hinted = law.hinted(state, from, hint, facts);
        if (hint instanceof FromParty.Recall recall && state instanceof Market market) {
            MarketDump dump = MarketDump.of(market);
            OfParty party = TrueMarket.party(dump, from.id());
            long spare = party == null ? 0 : new TrueLine(dump, party).spare();
            long returned = hinted.events().stream()
                    .mapToLong(event -> event instanceof MarketEvent.LineReturned back ? back.amount() : 0)
                    .sum();
            assertEquals(Math.min(spare, recall.amount()), returned, () -> "RECALL: not what no order needs: " + party);
        }
        return hinted;
    }

    // ---- the same ---------------------------------------------------------------------------------------------------

    @Override
    public MarketState initial(Address self) {
        return law.initial(self);
    }

    @Override
    public List<MarketEvent> receive(MarketState state, Address from, FromParty message, Facts facts) {
        return law.receive(state, from, message, facts);
    }

    @Override
    public List<MarketEvent> settle(
            MarketState state, Address from, Totals difference, @Nullable Payload position, Facts facts) {
        return law.settle(state, from, difference, position, facts);
    }

    @Override
    public List<MarketEvent> opening(MarketState state, Facts facts) {
        return law.opening(state, facts);
    }

    @Override
    public List<MarketEvent> due(MarketState state, Facts facts) {
        return law.due(state, facts);
    }

    @Override
    public MarketState evolve(MarketState state, MarketEvent event, Outbound outbound) {
        return law.evolve(state, event, outbound);
    }

    @Override
    public long nextDeadlineMillis(MarketState state) {
        return law.nextDeadlineMillis(state);
    }

    @Override
    public List<StandingHint> standingHints(MarketState state) {
        return law.standingHints(state);
    }

    @Override
    public boolean isExposed(MarketState state) {
        return law.isExposed(state);
    }
}
