package io.quoin.protocol.market;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.address.EntityIds;
import io.quoin.protocol.channel.Outbound;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Hinted;
import io.quoin.protocol.law.Law;
import io.quoin.protocol.law.StandingHint;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.line.FromParty.LineTerms;
import io.quoin.protocol.market.book.OrderBook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a market: orders of accounts meet in a book, at prices near the index, on credit lines that the accounts have
 * granted before.
 *
 * <table>
 * <caption>What a command does in each state. "-": accepted, already so, no event; "waits" if the line is not enough</caption>
 * <tr><th></th><th>not created</th><th>CREATED</th><th>POST_ONLY</th><th>TRADING</th><th>CANCEL_ONLY</th><th>HALTED</th><th>CLOSED</th></tr>
 * <tr><td>Create</td><td>Created</td><td colspan="6">- / MARKET_EXISTS_WITH_DIFFERENT_TERMS</td></tr>
 * <tr><td>SetState</td><td>MARKET_NOT_CREATED</td><td colspan="5">StateChanged / - / STATE_NOT_REACHABLE to
 *     CREATED / POSITIONS_OPEN to CLOSED</td><td>- / STATE_NOT_REACHABLE to CREATED / MARKET_CLOSED</td></tr>
 * <tr><td>Place</td><td>MARKET_NOT_CREATED</td><td>MARKET_NOT_OPENED</td><td>OrderPlaced, resting</td><td>OrderPlaced</td><td>MARKET_CANCEL_ONLY</td><td>MARKET_HALTED</td><td>MARKET_CLOSED</td></tr>
 * <tr><td>Cancel</td><td>MARKET_NOT_CREATED</td><td>ORDER_NOT_FOUND</td><td colspan="5">OrderCancelled / ORDER_NOT_FOUND;
 *     ACCOUNT_FROZEN where the market cancels all itself, KEY_NOT_AUTHORISED by a key that may not place either</td></tr>
 * <tr><td>OpenSession</td><td>MARKET_NOT_CREATED</td><td>MARKET_NOT_OPENED</td><td colspan="2">SessionOpened</td><td>MARKET_CANCEL_ONLY</td><td>MARKET_HALTED</td><td>MARKET_CLOSED</td></tr>
 * <tr><th>arrives:</th><th></th><th></th><th></th><th></th><th></th><th></th><th></th></tr>
 * <tr><td>totals of an account</td><td>cannot be</td><td colspan="6">LineTermsChanged, LineGranted; if frozen OrderCancelled,
 *     LineReturned</td></tr>
 * <tr><td>Recall</td><td>nothing</td><td colspan="6">LineReturned</td></tr>
 * <tr><td>Barrier</td><td>nothing</td><td colspan="6">BarrierHeard</td></tr>
 * <tr><td>a newer round</td><td>nothing</td><td>nothing</td><td colspan="4">Marked, Uncovered, OrderCancelled</td><td>nothing</td></tr>
 * <tr><td>a deadline</td><td>nothing</td><td colspan="5">OrderCancelled, LineReturned</td><td>OrderCancelled, LineReturned</td></tr>
 * </table>
 *
 * <p>Create and SetState are the operator's, and come on behalf of {@value #OPERATOR}. A command may also break the rules of {@link
 * MarketRefusal} that concern it. What already holds is accepted again without an event: creating with the same terms, setting
 * the same state.
 *
 * <p><b>Credit.</b> After every event of a party's own, {@code 0 <= required <= line} ({@link
 * io.quoin.protocol.market.credit.RequiredCredit}). Only a new price or parameter may break it: {@link Covering} says what
 * happens then. What a fill consumes leaves the line; what it releases and no order needs goes back to the account at once.
 *
 * <p><b>Value.</b> The market holds none. What the two sides of a trade realise and their costs sum to the same, to the unit, so
 * over all parties the sum of {@code realised - cost} never changes; sizes sum to 0; fees go to {@code system.fees}.
 */
public final class MarketLaw implements Law<MarketState, MarketCommand, MarketEvent, FromParty> {
    /** The principal of commands that make and lead markets. */
    public static final String OPERATOR = "system.operator";

    /** The most events of one deadline or opening; what is left over is due at once again. */
    private static final int EVENTS_MAX = 1_024;

    private final MarketParameters parameters;
    private final int eventsMax;
    private final LineKeeping lines;
    private final Covering covering;

    public MarketLaw(MarketParameters parameters) {
        this(parameters, EVENTS_MAX);
    }

    /** With another bound for the events of one deadline or opening. */
    MarketLaw(MarketParameters parameters, int eventsMax) {
        this.parameters = parameters;
        this.eventsMax = eventsMax;
        this.lines = new LineKeeping(parameters);
        this.covering = new Covering(parameters);
    }

    @Override
    public MarketState initial(Address self) {
        return new MarketState.Uncreated(self.id());
    }

    // ---- commands ---------------------------------------------------------------------------------------------------

    @Override
    public Decision<MarketEvent> decide(MarketState state, MarketCommand command, Facts facts) {
        String principal = facts.id().account();
        boolean isOperators = command instanceof MarketCommand.Create || command instanceof MarketCommand.SetState;
        if (isOperators && !principal.equals(OPERATOR)) {
            return Decision.refuse(MarketRefusal.NOT_OPERATOR);
        }
        if (!isOperators && EntityIds.isReserved(principal)) {
            return Decision.refuse(MarketRefusal.RESERVED_ID);
        }
        if (state instanceof Market market) {
            return command.fold(new MarketJudge(parameters, market, facts));
        }
        return command instanceof MarketCommand.Create create
                ? create(state, create.terms())
                : Decision.refuse(MarketRefusal.MARKET_NOT_CREATED);
    }

    private static Decision<MarketEvent> create(MarketState state, InstrumentTerms terms) {
        InstrumentRules.Flaw flaw = InstrumentRules.first(state.id(), terms);
        return flaw == null
                ? Decision.event(new MarketEvent.Created(terms))
                : Decision.refuse(flaw.rule(), flaw.detail());
    }

    // ---- arrivals ---------------------------------------------------------------------------------------------------

    @Override
    public List<MarketEvent> receive(MarketState state, Address from, FromParty message, Facts facts) {
        throw new IllegalStateException(from + " sent " + message + " to " + state.id() + " on a stream; it has none");
    }

    @Override
    public List<MarketEvent> settle(
            MarketState state, Address from, Totals difference, @Nullable Payload position, Facts facts) {
        if (!(state instanceof Market market)) {
            throw new IllegalStateException(from + " grants a line to " + state.id() + ", which is not there");
        }
        return lines.settle(market, from, difference, (LineTerms) position, facts);
    }

    @Override
    public Hinted<MarketEvent> hinted(MarketState state, Address from, Payload hint, Facts facts) {
        return state instanceof Market market ? lines.hinted(market, from, (FromParty) hint, facts) : Hinted.nothing();
    }

    // ---- prices and time --------------------------------------------------------------------------------------------

    @Override
    public List<MarketEvent> opening(MarketState state, Facts facts) {
        return state instanceof Market market ? covering.opening(market, facts, eventsMax) : List.of();
    }

    @Override
    public long nextDeadlineMillis(MarketState state) {
        if (!(state instanceof Market market)) {
            return NO_DEADLINE;
        }
        if (isWindingUp(market)) {
            return 0;
        }
        return Math.min(market.uncovered().earliestMillis(), lines.nextIdleMillis(market));
    }

    @Override
    public List<MarketEvent> due(MarketState state, Facts facts) {
        if (!(state instanceof Market market)) {
            return List.of();
        }
        List<MarketEvent> events = new ArrayList<>();
        if (isWindingUp(market)) {
            windUp(market, facts, events);
        } else {
            covering.due(market, facts, eventsMax, events);
            lines.idle(market, facts, eventsMax, events);
        }
        return events;
    }

    private static boolean isWindingUp(Market market) {
        return market.state() == InstrumentState.CLOSED && market.isExposed();
    }

    /** Appends what a closed market still has to cancel and to give back. */
    private void windUp(Market market, Facts facts, List<MarketEvent> events) {
        OrderBook book = market.book();
        for (Party party : market.parties()) {
            for (int slot = book.oldestOf(party.index()); slot != OrderBook.NONE; slot = book.younger(slot)) {
                if (events.size() >= eventsMax) {
                    return;
                }
                events.add(new MarketEvent.OrderCancelled(
                        book.id(slot),
                        party.account(),
                        book.lots(slot),
                        CancelReason.MARKET_CLOSED,
                        facts.engineTimeMillis()));
            }
            if (party.line() != 0) {
                events.add(new MarketEvent.LineReturned(party.account(), party.line(), LineReturnReason.MARKET_CLOSED));
            }
        }
    }

    @Override
    public List<StandingHint> standingHints(MarketState state) {
        return state instanceof Market market ? covering.asks(market) : List.of();
    }

    // ---- what follows -----------------------------------------------------------------------------------------------

    @Override
    public MarketState evolve(MarketState state, MarketEvent event, Outbound outbound) {
        return event.fold(new MarketEvolution(state, outbound));
    }

    @Override
    public boolean isExposed(MarketState state) {
        return state instanceof Market market && market.isExposed();
    }
}
