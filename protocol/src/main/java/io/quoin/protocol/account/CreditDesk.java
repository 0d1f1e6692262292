package io.quoin.protocol.account;

import io.quoin.protocol.account.trading.Collateral;
import io.quoin.protocol.account.trading.Demand;
import io.quoin.protocol.account.trading.MarketReplica;
import io.quoin.protocol.account.trading.Markets;
import io.quoin.protocol.account.trading.NewestMarks;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Hinted;
import io.quoin.protocol.law.StandingHint;
import io.quoin.protocol.line.FromMarket;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.line.MarginTerms;
import io.quoin.protocol.value.Rounding;
import io.quoin.protocol.value.Wide;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an open account serves the demands of its markets for credit.
 *
 * <p>A demand that free collateral covers is granted at once. One that it would cover if other markets gave back what they
 * do not need waits, and they are asked; one that even that would not cover is refused at once and holds up nobody. Only
 * the {@linkplain io.quoin.protocol.account.trading.Trading#head() first} of those that wait is served, so what comes back
 * for it is not eaten by a smaller demand that came later. A demand that lowers risk goes before those that raise it, and
 * while a payment out waits for its markets, nothing is granted at all. When every market has said that it needs the rest
 * of its line, and it is still too little, the first is refused and the next one served.
 *
 * <p>A market may wish more than it needs, to spare its next orders the question. It gets of that what can be spared and never
 * when somebody waits: {@link #spared}. No demand is larger for it, so none is refused, queued or recalled for its sake.
 *
 * <p>A recall rests on the totals of the pair, as every hint does: the market hears of it after the grants that were made
 * before it, and so after it has decided the orders that these were for.
 *
 * <p>A desk makes one entry: it collects the events, and sees the account as they leave it.
 */
final class CreditDesk {
    /** How long a demand may wait, whatever its market allows, milliseconds. */
    static final long DEMAND_WAITS_MAX_MILLIS = 2_000;

    /** What becomes of a demand. */
    private enum Verdict {
        GRANT,
        WAIT,
        REFUSE
    }

    private final AccountParameters parameters;
    private final Facts facts;
    private final NewestMarks marks;
    private final List<AccountEvent> events = new ArrayList<>();
    private AccountState.Open account;

    CreditDesk(AccountParameters parameters, AccountState.Open account, Facts facts) {
        this.parameters = parameters;
        this.account = account;
        this.facts = facts;
        this.marks = new NewestMarks(facts.prices());
    }

    // ---- what comes in ----------------------------------------------------------------------------------------------

    /** A market asks for credit. */
    Hinted<AccountEvent> asked(Address market, FromMarket.CreditAsk ask) {
        MarketReplica replica = markets().find(market);
        if (replica != null && replica.granted() >= ask.grantedWanted()) {
            return Hinted.nothing(); // The grant is on its way.
        }
        if (facts.engineTimeMillis() >= ask.deadlineMillis()) {
            return Hinted.nothing(); // Nobody waits any more.
        }
        CreditRefusal rule = refusal(ask, replica);
        if (rule != null) {
            return Hinted.reply(refused(ask, 0, rule));
        }
        Demand demand = demand(market, ask);
        Verdict verdict = judge(demand);
        if (verdict == Verdict.REFUSE) {
            FromParty refusal = refused(ask, shortfall(demand), CreditRefusal.COLLATERAL_INSUFFICIENT);
            serve();
            return new Hinted<>(events, List.of(refusal));
        }
        if (!facts.hasParked()) {
            take(demand, verdict, ask.headroom());
        }
        // Otherwise a payment out goes first, and the market will ask again.
        return Hinted.events(events);
    }

    /** A market has given back what it can, and says so. */
    Hinted<AccountEvent> recalled(Address market, FromMarket.Recalled answer) {
        Demand head = account.trading().head();
        MarketReplica replica = markets().find(market);
        if (head != null && replica != null && answer.recall() == head.recall() && isAsked(head, market, replica)) {
            happen(new AccountEvent.LineKept(market, replica.setAside(), facts.engineTimeMillis()));
            serve();
        }
        return Hinted.events(events);
    }

    /** What a market has settled. */
    List<AccountEvent> settled(Address market, Totals moved, FromMarket.@Nullable PositionReport report) {
        MarketReplica replica = markets().find(market);
        if (replica == null) {
            throw new IllegalStateException(account.id() + " never granted anything to " + market + ", which settles");
        }
        long round = report == null ? replica.round() : report.round();
        long mark = report == null ? replica.mark() : report.mark();
        MarginTerms terms = report == null || report.terms().equals(replica.terms()) ? null : report.terms();
        if (!moved.isZero() || terms != null || round != replica.round() || mark != replica.mark()) {
            happen(new AccountEvent.Settled(market, moved, round, mark, terms));
        }
        serve();
        return events;
    }

    /** Lets go of the demands that nobody waits for any more, and serves who is next. */
    List<AccountEvent> over() {
        for (Demand demand : account.trading().demands()) {
            if (demand.deadlineMillis() <= facts.engineTimeMillis()) {
                happen(new AccountEvent.DemandDropped(demand.market(), demand.order(), DemandEnd.OVER));
            }
        }
        serve();
        return events;
    }

    // ---- a demand ---------------------------------------------------------------------------------------------------

    private @Nullable CreditRefusal refusal(FromMarket.CreditAsk ask, @Nullable MarketReplica replica) {
        if (account.trading().isFrozen()) {
            return CreditRefusal.ACCOUNT_FROZEN;
        }
        if (replica == null && markets().count() >= Markets.MARKETS_MAX) {
            return CreditRefusal.TOO_MANY_MARKETS;
        }
        if (ask.raisesRisk() && account.cash() < 0) {
            return CreditRefusal.CASH_NEGATIVE;
        }
        return ask.raisesRisk() && isStale(ask.terms().underlying()) ? CreditRefusal.PRICE_STALE : null;
    }

    private boolean isStale(String underlying) {
        return !marks.isLive(underlying) || marks.stale(markets()) != null;
    }

    private Demand demand(Address market, FromMarket.CreditAsk ask) {
        long now = facts.engineTimeMillis();
        long until = Math.min(ask.deadlineMillis(), now + DEMAND_WAITS_MAX_MILLIS);
        return new Demand(market, ask.order(), ask.grantedWanted(), ask.raisesRisk(), until, now, ask.terms());
    }

    static FromParty refused(FromMarket.CreditAsk ask, long shortfall, CreditRefusal rule) {
        return new FromParty.CreditRefused(ask.order(), shortfall, rule.name());
    }

    private void take(Demand demand, Verdict verdict, long headroom) {
        Demand waiting = account.trading().demandOf(demand.market());
        if (waiting == null) {
            if (verdict == Verdict.GRANT && !isBehindAnother(demand)) {
                grant(demand, spared(demand, headroom));
            } else {
                happen(new AccountEvent.DemandQueued(demand));
            }
        } else if (Objects.equals(waiting.order(), demand.order())
                && waiting.grantedWanted() != demand.grantedWanted()) {
            happen(new AccountEvent.DemandQueued(waiting.wanting(demand.grantedWanted())));
        }
        // One demand of each market waits; its others have their turn when that one is served or over.
        serve();
    }

    private boolean isBehindAnother(Demand demand) {
        Demand head = account.trading().head();
        return head != null && (demand.raisesRisk() || !head.raisesRisk());
    }

    // ---- serving ----------------------------------------------------------------------------------------------------

    private void serve() {
        Demand head = account.trading().head();
        while (head != null && !facts.hasParked()) {
            Verdict verdict = judge(head);
            if (verdict == Verdict.WAIT) {
                return;
            }
            if (verdict == Verdict.GRANT) {
                grant(head, 0);
            } else {
                happen(new AccountEvent.DemandDropped(head.market(), head.order(), DemandEnd.INFEASIBLE));
            }
            head = account.trading().head();
        }
    }

    /**
     * How much of the headroom that a market wishes beyond its demand the account can spare: a share of what the demand
     * leaves free. Nothing while another demand waits, while cash is short, or at a price that is not live.
     */
    private long spared(Demand demand, long headroom) {
        if (headroom <= 0
                || !account.trading().demands().isEmpty()
                || account.cash() < 0
                || isStale(demand.terms().underlying())) {
            return 0;
        }
        long free =
                Wide.minus(Collateral.of(account.cash(), markets(), marks).free(), Math.max(0, setAsideMore(demand)));
        return free <= 0 ? 0 : Math.min(headroom, parameters.headroomShare().ofUnits(free, Rounding.DOWN));
    }

    private void grant(Demand demand, long headroom) {
        MarketReplica replica = markets().find(demand.market());
        boolean isKnown = replica != null && replica.terms().equals(demand.terms());
        happen(new AccountEvent.LineGranted(
                demand.market(),
                demand.order(),
                Wide.plus(need(demand, replica), headroom),
                isKnown ? null : demand.terms()));
    }

    private Verdict judge(Demand demand) {
        if (demand.raisesRisk() && account.cash() < 0) {
            return Verdict.REFUSE;
        }
        if (demand.raisesRisk() && isStale(demand.terms().underlying())) {
            return Verdict.WAIT;
        }
        long shortfall = shortfall(demand);
        if (shortfall <= 0) {
            return Verdict.GRANT;
        }
        return recallable(demand) >= shortfall ? Verdict.WAIT : Verdict.REFUSE;
    }

    /**
     * By how much free collateral does not cover what the demand would set aside more; 0 or below if it does. At most
     * {@link Long#MAX_VALUE}, which nobody has.
     */
    private long shortfall(Demand demand) {
        long more = setAsideMore(demand);
        if (more <= 0) {
            return 0;
        }
        long free = Collateral.of(account.cash(), markets(), marks).free();
        return free < 0 && more > Long.MAX_VALUE + free ? Long.MAX_VALUE : Wide.minus(more, free);
    }

    /** How much more would be set aside for the market if the demand were granted. */
    private long setAsideMore(Demand demand) {
        MarketReplica replica = markets().find(demand.market());
        long need = need(demand, replica);
        return replica == null ? need : Wide.minus(Math.max(0, lineWith(replica, need)), replica.setAside());
    }

    /** The line with so much more; a demand is somebody else's number, so the sum ends at {@link Long#MAX_VALUE}. */
    private static long lineWith(MarketReplica replica, long need) {
        long line = replica.line();
        return need > 0 && line > Long.MAX_VALUE - need ? Long.MAX_VALUE : Wide.plus(line, need);
    }

    private static long need(Demand demand, @Nullable MarketReplica replica) {
        return replica == null ? demand.grantedWanted() : Wide.minus(demand.grantedWanted(), replica.granted());
    }

    /** What all other markets together might give back. */
    private long recallable(Demand demand) {
        long sum = 0;
        for (int at = 0; at < markets().count(); at++) {
            if (!markets().address(at).equals(demand.market())) {
                sum = Wide.plus(sum, markets().replica(at).recallable(facts.engineTimeMillis()));
            }
        }
        return sum;
    }

    private void happen(AccountEvent event) {
        events.add(event);
        account = (AccountState.Open) event.fold(new AccountEvolution(account, Silence.INSTANCE));
    }

    private Markets markets() {
        return account.trading().markets();
    }

    // ---- recalls ----------------------------------------------------------------------------------------------------

    /** What other markets are asked to give back for the demand that is served next, until they have answered. */
    static List<StandingHint> recalls(AccountState.Open account) {
        Demand head = account.trading().head();
        if (head == null) {
            return List.of();
        }
        Markets markets = account.trading().markets();
        long need = need(head, markets.find(head.market()));
        List<StandingHint> recalls = new ArrayList<>();
        markets.forEach((market, replica) -> {
            if (isAsked(head, market, replica)) {
                long amount = Math.min(need, replica.setAside());
                recalls.add(new StandingHint(market, new FromParty.Recall(head.recall(), amount)));
            }
        });
        return recalls;
    }

    /** Whether this market is to give back for the demand, and has not said since it came that it cannot. */
    private static boolean isAsked(Demand demand, Address market, MarketReplica replica) {
        return !market.equals(demand.market()) && replica.setAside() > 0 && replica.keptAtMillis() < demand.recall();
    }
}
