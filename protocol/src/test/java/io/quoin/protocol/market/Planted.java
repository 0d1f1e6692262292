package io.quoin.protocol.market;

import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Outbound;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Hinted;
import io.quoin.protocol.law.Law;
import io.quoin.protocol.law.Parking;
import io.quoin.protocol.law.StandingHint;
import io.quoin.protocol.line.FromMarket.Recalled;
import io.quoin.protocol.line.FromParty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The law of a market with one mistake built in on purpose. A property that cannot tell it from the right one is worth nothing. */
public record Planted(MarketLaw law, Mistake mistake)
        implements Law<MarketState, MarketCommand, MarketEvent, FromParty> {
    /** Those of the markets of the tests. */
    public static final MarketParameters PARAMETERS = Examples.PARAMETERS;

    /** One each. */
    public enum Mistake {
        /** None: the law as it should be. */
        NONE(""),
        /** What waits for more line holds the line that there is. */
        PARKED_ORDER_HOLDS_LINE("the line after a recall"),
        /** What waits is not decided with the grant it waits for, but later, when a recall may have been first. */
        GRANT_WITHOUT_ITS_ORDER("waits, but would be decided"),
        /** The terms on which a party began hold for ever. */
        REVOKED_KEY_TRADES_ON("was accepted by a key that is revoked");

        private final String breaks;

        Mistake(String breaks) {
            this.breaks = breaks;
        }

        /** Words of what {@link MarketRun} says when it finds this mistake. */
        String breaks() {
            return breaks;
        }
    }

    /** The law with this mistake. */
    public static Planted with(Mistake mistake) {
        return new Planted(new MarketLaw(Examples.PARAMETERS), mistake);
    }

    @Override
    public MarketState initial(Address self) {
        return law.initial(self);
    }

    @Override
    public Decision<MarketEvent> decide(MarketState state, MarketCommand command, Facts facts) {
        boolean hasWaited = facts.waitingSinceMillis() < facts.engineTimeMillis();
        if (mistake == Mistake.GRANT_WITHOUT_ITS_ORDER
                && hasWaited
                && facts.parking() == Parking.MAY_PARK
                && facts.index() > 0) {
            Address account = new Address(AccountKind.TYPE, facts.id().account());
            long until = facts.waitingSinceMillis() + Examples.PARAMETERS.parkedMillis();
            return Decision.park(account, new FromParty.Barrier(0), until);
        }
        return law.decide(state, command, facts);
    }

    @Override
    public List<MarketEvent> receive(MarketState state, Address from, FromParty message, Facts facts) {
        return law.receive(state, from, message, facts);
    }

    @Override
    public List<MarketEvent> settle(
            MarketState state, Address from, Totals difference, @Nullable Payload position, Facts facts) {
        boolean isKnown = state instanceof Market market && market.party(from.id()) != null;
        boolean keeps = mistake == Mistake.REVOKED_KEY_TRADES_ON && isKnown;
        return law.settle(state, from, difference, keeps ? null : position, facts);
    }

    @Override
    public Hinted<MarketEvent> hinted(MarketState state, Address from, Payload hint, Facts facts) {
        return mistake == Mistake.PARKED_ORDER_HOLDS_LINE
                        && facts.hasParked()
                        && hint instanceof FromParty.Recall recall
                ? Hinted.reply(new Recalled(recall.recall()))
                : law.hinted(state, from, hint, facts);
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
