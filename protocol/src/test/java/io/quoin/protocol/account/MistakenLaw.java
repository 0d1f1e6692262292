package io.quoin.protocol.account;

import io.quoin.protocol.account.trading.MarketReplica;
import io.quoin.protocol.account.trading.Markets;
import io.quoin.protocol.account.trading.Trading;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Outbound;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Hinted;
import io.quoin.protocol.law.Law;
import io.quoin.protocol.law.StandingHint;
import io.quoin.protocol.law.Waiting;
import io.quoin.protocol.line.FromMarket;
import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.price.RoundRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The law of accounts with one mistake: what it is told, or what it says, is bent on the way. */
public final class MistakenLaw implements Law<AccountState, AccountCommand, AccountEvent, AccountMessage> {
    private final AccountLaw law;
    private final TradingMistake mistake;

    public MistakenLaw(AccountLaw law, TradingMistake mistake) {
        this.law = law;
        this.mistake = mistake;
    }

    // ---- payments ---------------------------------------------------------------------------------------------------

    @Override
    public Decision<AccountEvent> decide(AccountState state, AccountCommand command, Facts facts) {
        if (mistake == TradingMistake.CLOSES_WITHOUT_BARRIER && command instanceof AccountCommand.Close) {
            Decision<AccountEvent> decision = law.decide(state, command, facts);
            return decision instanceof Decision.Parked<AccountEvent>
                    ? Decision.event(new AccountEvent.Closed())
                    : decision;
        }
        boolean isPayment = command instanceof AccountCommand.Withdraw || command instanceof AccountCommand.Transfer;
        if (!isPayment || !(state instanceof AccountState.Open open)) {
            return law.decide(state, command, facts);
        }
        switch (mistake) {
            case PAYS_WITHOUT_BARRIER:
                return law.decide(presently(open, facts), command, presently(open, facts, true));
            case PAYS_AT_THE_PRESENT_ROUND:
                return law.decide(presently(open, facts), command, presently(open, facts, false));
            default:
                return law.decide(state, command, facts);
        }
    }

    /** Every position as if its market stood at the present price. */
    private static AccountState.Open presently(AccountState.Open open, Facts facts) {
        Trading trading = open.trading();
        for (Address market : trading.markets().addresses()) {
            MarketReplica replica = trading.markets().find(market);
            BoardPrice latest = facts.prices().latest("X");
            if (replica != null && latest != null) {
                trading = trading.with(market, replica.settled(Totals.ZERO, latest.round(), latest.price()));
            }
        }
        return open.withTrading(trading);
    }

    /** As if every answer had come just now; and if told so, as if every market had answered. */
    private static Facts presently(AccountState.Open open, Facts facts, boolean hasAnswered) {
        BoardPrice latest = facts.prices().latest("X");
        if (latest == null) {
            return facts;
        }
        FromMarket.BarrierAnswered now =
                new FromMarket.BarrierAnswered(facts.waitingSinceMillis(), latest.round(), latest.price());
        Waiting.Answers answers = (peer, kind) -> {
            Payload answer = facts.answer(peer, kind);
            return kind == FromMarket.BarrierAnswered.class && (answer != null || hasAnswered) ? now : answer;
        };
        return facts.withPrices(new PresentOnly(latest))
                .withWaiting(
                        new Waiting(facts.parking(), facts.waitingSinceMillis(), facts.validUntilMillis(), answers));
    }

    private record PresentOnly(BoardPrice latest) implements Prices {
        @Override
        public BoardPrice latest(String underlying) {
            return latest;
        }

        @Override
        public RoundRange since(String underlying, long round) {
            return new RoundRange(latest.round(), latest.price(), latest.round(), latest.price());
        }
    }

    // ---- demands ----------------------------------------------------------------------------------------------------

    @Override
    public Hinted<AccountEvent> hinted(AccountState state, Address from, Payload hint, Facts facts) {
        AccountState seen = state;
        Facts told = facts;
        if (state instanceof AccountState.Open open && hint instanceof FromMarket.CreditAsk) {
            if (mistake == TradingMistake.SERVES_THE_SMALL_FIRST) {
                Trading trading = open.trading();
                seen = open.withTrading(
                        new Trading(trading.markets(), List.of(), trading.isFrozen(), trading.authorityHeight()));
            } else if (mistake == TradingMistake.TAKES_GRANTS_BACK) {
                seen = takingBack(open);
            }
        }
        if (mistake == TradingMistake.GRANTS_WHILE_PAYING) {
            told = withoutParked(facts);
        }
        Hinted<AccountEvent> hinted = law.hinted(seen, from, hint, told);
        return new Hinted<>(heldUp(hinted.events()), hinted.replies());
    }

    /** The account as if what was granted had come back wherever there is no position yet. */
    private static AccountState.Open takingBack(AccountState.Open open) {
        Markets markets = open.trading().markets();
        Trading trading = open.trading();
        for (Address market : markets.addresses()) {
            MarketReplica replica = markets.find(market);
            if (replica != null && replica.size() == 0 && replica.line() > 0) {
                Totals returned = Totals.of(0, 0, 0, 0, replica.line());
                trading = trading.with(market, replica.settled(returned, replica.round(), replica.mark()));
            }
        }
        return open.withTrading(trading);
    }

    private static Facts withoutParked(Facts facts) {
        return Facts.at(facts.engineTimeMillis(), facts.height(), facts.index(), facts.hasInTransit())
                .withPrices(facts.prices());
    }

    /** What happens until the first demand is given up, which is not. */
    private List<AccountEvent> heldUp(List<AccountEvent> events) {
        if (mistake != TradingMistake.HELD_UP_BY_THE_INFEASIBLE) {
            return events;
        }
        for (int at = 0; at < events.size(); at++) {
            if (events.get(at) instanceof AccountEvent.DemandDropped dropped && dropped.end() == DemandEnd.INFEASIBLE) {
                return events.subList(0, at);
            }
        }
        return events;
    }

    @Override
    public List<AccountEvent> settle(
            AccountState state, Address from, Totals difference, @Nullable Payload position, Facts facts) {
        Facts told = mistake == TradingMistake.GRANTS_WHILE_PAYING ? withoutParked(facts) : facts;
        return heldUp(law.settle(state, from, difference, position, told));
    }

    @Override
    public List<AccountEvent> due(AccountState state, Facts facts) {
        return heldUp(law.due(state, facts));
    }

    // ---- keys -------------------------------------------------------------------------------------------------------

    @Override
    public AccountState evolve(AccountState state, AccountEvent event, Outbound outbound) {
        boolean isSilent = mistake == TradingMistake.REVOKES_IN_SILENCE && event instanceof AccountEvent.KeyRevoked;
        return law.evolve(state, event, isSilent ? Silence.INSTANCE : outbound);
    }

    // ---- the same ---------------------------------------------------------------------------------------------------

    @Override
    public AccountState initial(Address self) {
        return law.initial(self);
    }

    @Override
    public List<AccountEvent> receive(AccountState state, Address from, AccountMessage message, Facts facts) {
        return law.receive(state, from, message, facts);
    }

    @Override
    public List<StandingHint> standingHints(AccountState state) {
        return law.standingHints(state);
    }

    @Override
    public long nextDeadlineMillis(AccountState state) {
        return law.nextDeadlineMillis(state);
    }

    @Override
    public boolean isExposed(AccountState state) {
        return law.isExposed(state);
    }
}
