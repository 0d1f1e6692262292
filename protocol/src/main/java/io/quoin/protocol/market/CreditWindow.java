package io.quoin.protocol.market;

import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Parking;
import io.quoin.protocol.line.FromMarket.CreditAsk;
import io.quoin.protocol.line.FromParty.CreditRefused;
import io.quoin.protocol.market.credit.OrderNeed;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Wide;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a party's line is enough for what it wants, and what is asked of the account if it is not. What waits holds nothing:
 * its line is asked for, and when the account has granted it, it is decided before anything else of the account's is.
 *
 * <table>
 * <caption>What becomes of a want that the line does not cover</caption>
 * <tr><td>the account has refused it</td><td>the account's own reason, {@link #OF_ACCOUNT}; COLLATERAL_INSUFFICIENT for one that
 *     this market does not know, which the detail tells</td></tr>
 * <tr><td>it has waited its time</td><td>LINE_NOT_GRANTED, or SETTLEMENT_LAGGING if that is why</td></tr>
 * <tr><td>too many of the account wait</td><td>TOO_MANY_PARKED</td></tr>
 * <tr><td>otherwise</td><td>it waits, and the account is asked</td></tr>
 * </table>
 */
final class CreditWindow {
    /** Why an account refuses, as it names it. */
    private static final Set<MarketRefusal> OF_ACCOUNT = EnumSet.of(
            MarketRefusal.ACCOUNT_NOT_OPEN,
            MarketRefusal.ACCOUNT_CLOSED,
            MarketRefusal.ACCOUNT_FROZEN,
            MarketRefusal.TOO_MANY_MARKETS,
            MarketRefusal.LINE_TOTALS_EXHAUSTED,
            MarketRefusal.CASH_NEGATIVE,
            MarketRefusal.PRICE_STALE,
            MarketRefusal.COLLATERAL_INSUFFICIENT);

    private final MarketParameters parameters;
    private final Market market;
    private final Facts facts;

    CreditWindow(MarketParameters parameters, Market market, Facts facts) {
        this.parameters = parameters;
        this.market = market;
        this.facts = facts;
    }

    /** Asks an account that is no party yet on what terms it trades; nothing is asked for until that is known. */
    Decision<MarketEvent> introduce() {
        Address account = new Address(AccountKind.TYPE, facts.id().account());
        return park(account, 0, 0, false, MarketRefusal.LINE_NOT_GRANTED, "The account is new to the market.");
    }

    /** Null if the order may go ahead. */
    @Nullable
    Decision<MarketEvent> judge(Party party, OrderNeed need, boolean couldIncrease) {
        if (need.raises()) {
            long lag = facts.lagMillis(party.address());
            if (lag > parameters.lagRefusesMillis()) {
                return Decision.refuse(
                        MarketRefusal.SETTLEMENT_LAGGING, "The account has not answered for " + lag + " ms.");
            }
            if (lag > parameters.lagParksMillis()) {
                return park(
                        party.address(),
                        wanted(party, need.units()),
                        headroom(party, need.units()),
                        couldIncrease,
                        MarketRefusal.SETTLEMENT_LAGGING,
                        "Settlement with the account lags by " + lag + " ms.");
            }
        }
        return need.mayPass(party.line())
                ? null
                : ask(party, need.units(), headroom(party, need.units()), couldIncrease);
    }

    /** Null if the line is as large as that already; who names the line that it wants is asked for no more. */
    @Nullable
    Decision<MarketEvent> judge(Party party, Money line) {
        return party.line() >= line.units() ? null : ask(party, line.units(), 0, true);
    }

    private Decision<MarketEvent> ask(Party party, long needed, long headroom, boolean couldIncrease) {
        String reason = "A line of " + money(needed) + " is needed, " + money(party.line()) + " is there.";
        return park(
                party.address(),
                wanted(party, needed),
                headroom,
                couldIncrease,
                MarketRefusal.LINE_NOT_GRANTED,
                reason);
    }

    private static long wanted(Party party, long needed) {
        return Wide.plus(party.granted, Math.max(0, Wide.minus(needed, party.line())));
    }

    /** Nothing is added to a line that suffices. */
    private long headroom(Party party, long needed) {
        return party.line() >= needed ? 0 : parameters.headroom(needed);
    }

    private Decision<MarketEvent> park(
            Address account, long wanted, long headroom, boolean couldIncrease, MarketRefusal whenOver, String reason) {
        CreditRefused answer = facts.answer(account, CreditRefused.class);
        if (answer != null && facts.id().equals(answer.order())) {
            MarketRefusal rule = rule(answer.reason());
            return Decision.refuse(rule, reason + " " + why(answer, rule));
        }
        if (facts.parking() == Parking.TOO_MANY) {
            return Decision.refuse(MarketRefusal.TOO_MANY_PARKED);
        }
        if (facts.parking() == Parking.OVER) {
            return Decision.refuse(whenOver, reason);
        }
        long until = Math.min(facts.waitingSinceMillis() + parameters.parkedMillis(), facts.validUntilMillis());
        CreditAsk ask = new CreditAsk(
                facts.id(),
                wanted,
                headroom,
                couldIncrease,
                until,
                market.instrument().margin(),
                reason);
        return Decision.park(account, ask, until);
    }

    private static MarketRefusal rule(String reason) {
        for (MarketRefusal rule : OF_ACCOUNT) {
            if (rule.name().equals(reason)) {
                return rule;
            }
        }
        return MarketRefusal.COLLATERAL_INSUFFICIENT;
    }

    private String why(CreditRefused answer, MarketRefusal rule) {
        if (answer.shortfall() > 0) {
            return "The account's free collateral falls short by " + money(answer.shortfall())
                    + ": pay in, or reduce or cancel something first.";
        }
        if (!rule.name().equals(answer.reason())) {
            return "The account refuses it: " + answer.reason() + ".";
        }
        return rule == MarketRefusal.PRICE_STALE
                ? "The account knows no live price of this or of what else it holds: only orders that reduce are taken."
                : rule.sentence();
    }

    private Money money(long units) {
        return new Money(market.terms().settlement(), units);
    }
}
