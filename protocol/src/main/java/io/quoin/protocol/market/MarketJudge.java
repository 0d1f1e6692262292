package io.quoin.protocol.market;

import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.market.book.OrderBook;
import io.quoin.protocol.market.credit.CreditRange;
import io.quoin.protocol.value.Money;
import org.jspecify.annotations.Nullable;

/** What each command comes to at a market that is there, asked by somebody who may. The guards of each stand in the order of {@link MarketRefusal}. */
final class MarketJudge implements MarketCommand.Cases<Decision<MarketEvent>> {
    private final MarketParameters parameters;
    private final Market market;
    private final Facts facts;

    MarketJudge(MarketParameters parameters, Market market, Facts facts) {
        this.parameters = parameters;
        this.market = market;
        this.facts = facts;
    }

    // ---- the operator -----------------------------------------------------------------------------------------------

    @Override
    public Decision<MarketEvent> create(MarketCommand.Create command) {
        return command.terms().equals(market.terms())
                ? Decision.nothing()
                : Decision.refuse(MarketRefusal.MARKET_EXISTS_WITH_DIFFERENT_TERMS);
    }

    @Override
    public Decision<MarketEvent> setState(MarketCommand.SetState command) {
        InstrumentState next = command.state();
        if (next == market.state()) {
            return Decision.nothing();
        }
        if (next == InstrumentState.CREATED) {
            return Decision.refuse(MarketRefusal.STATE_NOT_REACHABLE);
        }
        if (next == InstrumentState.CLOSED && market.hasPositions()) {
            return Decision.refuse(MarketRefusal.POSITIONS_OPEN);
        }
        if (market.state() == InstrumentState.CLOSED) {
            return Decision.refuse(MarketRefusal.MARKET_CLOSED);
        }
        return Decision.event(new MarketEvent.StateChanged(next));
    }

    // ---- parties ----------------------------------------------------------------------------------------------------

    @Override
    public Decision<MarketEvent> place(MarketCommand.Place command) {
        return new PlacingJudge(parameters, market, command, facts).judge();
    }

    @Override
    public Decision<MarketEvent> cancel(MarketCommand.Cancel command) {
        Party party = market.party(facts.id().account());
        if (party == null) {
            return Decision.refuse(MarketRefusal.ORDER_NOT_FOUND);
        }
        MarketRefusal notAllowed = notAllowed(party, command.by(), facts.engineTimeMillis());
        if (notAllowed != null) {
            return Decision.refuse(notAllowed);
        }
        int slot = market.find(party, command.order());
        if (slot == OrderBook.NONE) {
            return Decision.refuse(MarketRefusal.ORDER_NOT_FOUND);
        }
        OrderBook book = market.book();
        return Decision.event(new MarketEvent.OrderCancelled(
                book.id(slot), party.account(), book.lots(slot), CancelReason.ASKED, facts.engineTimeMillis()));
    }

    @Override
    public Decision<MarketEvent> openSession(MarketCommand.OpenSession command) {
        MarketRefusal closed = notOpen(market.state());
        if (closed != null) {
            return Decision.refuse(closed);
        }
        if (!command.line().isPositive()
                || !command.line().asset().equals(market.terms().settlement())) {
            return Decision.refuse(MarketRefusal.AMOUNT_MUST_BE_POSITIVE);
        }
        if (command.line().units() > CreditRange.LINE_UNITS_MAX) {
            return Decision.refuse(
                    MarketRefusal.LINE_TOO_LARGE,
                    "A line may be at most " + new Money(market.terms().settlement(), CreditRange.LINE_UNITS_MAX)
                            + ".");
        }
        CreditWindow credit = new CreditWindow(parameters, market, facts);
        Party party = market.party(facts.id().account());
        if (party == null) {
            return credit.introduce();
        }
        MarketRefusal notAllowed = notAllowed(party, command.by(), facts.engineTimeMillis());
        if (notAllowed != null) {
            return Decision.refuse(notAllowed);
        }
        Decision<MarketEvent> waits = credit.judge(party, command.line());
        return waits != null
                ? waits
                : Decision.event(new MarketEvent.SessionOpened(party.account(), facts.engineTimeMillis()));
    }

    // ---- guards that several share ----------------------------------------------------------------------------------

    /** Why no order is taken in this state, or null. */
    static @Nullable MarketRefusal notOpen(InstrumentState state) {
        return switch (state) {
            case CLOSED -> MarketRefusal.MARKET_CLOSED;
            case CREATED -> MarketRefusal.MARKET_NOT_OPENED;
            case HALTED -> MarketRefusal.MARKET_HALTED;
            case CANCEL_ONLY -> MarketRefusal.MARKET_CANCEL_ONLY;
            case POST_ONLY, TRADING -> null;
        };
    }

    /** Why this key may do nothing for the party, or null. */
    static @Nullable MarketRefusal notAllowed(Party party, KeyFingerprint by, long atMillis) {
        if (party.terms.isFrozen()) {
            return MarketRefusal.ACCOUNT_FROZEN;
        }
        return party.mayTrade(by, atMillis) ? null : MarketRefusal.KEY_NOT_AUTHORISED;
    }
}
