package io.quoin.lab.crash;

import io.quoin.protocol.account.AccountState;
import io.quoin.protocol.account.trading.MarketReplica;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.entity.EntityView;
import io.quoin.protocol.market.Market;
import io.quoin.protocol.market.MarketQuery;
import io.quoin.protocol.market.MarketState;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.price.Prices;
import java.util.SortedMap;

/** Holds every party of every market against its account: once all is quiet, both know the same position and the same line. */
final class Pairs {
    private final EntityView<MarketState, MarketQuery, MarketView> view;
    private final Findings findings;

    Pairs(EntityView<MarketState, MarketQuery, MarketView> view, Findings findings) {
        this.view = view;
        this.findings = findings;
    }

    /** Adds what does not meet to the findings. */
    void requireMet(SortedMap<Address, EntityState<?>> states) {
        states.forEach((market, state) -> {
            if (state.domain() instanceof Market) {
                @SuppressWarnings("unchecked") // A state with such a domain is a market's.
                EntityState<MarketState> marketState = (EntityState<MarketState>) state;
                states.forEach((account, accountState) -> {
                    if (accountState.domain() instanceof AccountState.Open open) {
                        requireMet(marketState, account, open);
                    }
                });
            }
        });
    }

    private void requireMet(EntityState<MarketState> state, Address account, AccountState.Open open) {
        Address market = state.self();
        MarketView.OfParty party =
                (MarketView.OfParty) view.of(state, new MarketQuery.OfParty(account.id()), Prices.NONE);
        MarketReplica replica = open.trading().markets().find(market);
        long size = replica == null ? 0 : replica.size();
        long cost = replica == null ? 0 : replica.cost();
        long granted = replica == null ? 0 : replica.granted();
        long line = replica == null ? 0 : replica.line();
        if (party.size().units() != size
                || party.cost().units() != cost
                || party.granted().units() != granted
                || party.line().units() != line) {
            findings.add(
                    Finding.Kind.PAIR_DIFFERS,
                    market + " has " + account + " with size " + party.size() + ", cost " + party.cost() + ", line "
                            + party.line() + " of " + party.granted() + "; the account has size " + size + ", cost "
                            + cost + ", line " + line + " of " + granted);
        }
    }
}
