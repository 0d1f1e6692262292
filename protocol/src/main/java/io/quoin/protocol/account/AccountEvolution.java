package io.quoin.protocol.account;

import io.quoin.protocol.account.trading.Collateral;
import io.quoin.protocol.account.trading.MarketReplica;
import io.quoin.protocol.account.trading.Trading;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.AccountKeys;
import io.quoin.protocol.channel.Outbound;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.line.LineKind;
import io.quoin.protocol.line.LineSlots;
import io.quoin.protocol.line.MarginTerms;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Wide;
import java.util.List;

/** What each event makes of an account, and what it sends to others. Judges nothing: an event at a wrong stage is thrown. */
final class AccountEvolution implements AccountEvent.Cases<AccountState> {
    private final AccountState state;
    private final Outbound outbound;

    AccountEvolution(AccountState state, Outbound outbound) {
        this.state = state;
        this.outbound = outbound;
    }

    // ---- life -------------------------------------------------------------------------------------------------------

    @Override
    public AccountState opened(AccountEvent.Opened event) {
        if (!(state instanceof AccountState.Unopened)) {
            throw cannotHappen(event);
        }
        return new AccountState.Open(state.id(), event.owner(), Balances.EMPTY, AccountKeys.NONE, Trading.NONE);
    }

    @Override
    public AccountState closed(AccountEvent.Closed event) {
        return new AccountState.Closed(state.id(), open(event).owner());
    }

    // ---- value ------------------------------------------------------------------------------------------------------

    @Override
    public AccountState faucetDrawn(AccountEvent.FaucetDrawn event) {
        AccountState.Open open = open(event);
        move(SystemAccounts.OUTSIDE, event.amount().negated());
        return open.withBalances(open.balances().plus(event.amount()));
    }

    @Override
    public AccountState withdrawalBooked(AccountEvent.WithdrawalBooked event) {
        AccountState.Open open = open(event);
        move(SystemAccounts.OUTSIDE, event.amount());
        return open.withBalances(open.balances().minus(event.amount()));
    }

    @Override
    public AccountState transferSent(AccountEvent.TransferSent event) {
        AccountState.Open open = open(event);
        outbound.send(event.to(), new AccountMessage.TransferLeg(event.amount(), event.fee()));
        move(SystemAccounts.FEES, event.fee());
        return open.withBalances(open.balances().minus(event.amount()).minus(event.fee()));
    }

    @Override
    public AccountState transferCredited(AccountEvent.TransferCredited event) {
        AccountState.Open open = open(event);
        return open.withBalances(open.balances().plus(event.amount()));
    }

    @Override
    public AccountState transferReturned(AccountEvent.TransferReturned event) {
        outbound.send(event.from(), new AccountMessage.ReturnLeg(event.amount(), event.fee(), event.reason()));
        return state;
    }

    @Override
    public AccountState returnCredited(AccountEvent.ReturnCredited event) {
        AccountState.Open open = open(event);
        move(SystemAccounts.FEES, event.fee().negated());
        return open.withBalances(open.balances().plus(event.amount()).plus(event.fee()));
    }

    @Override
    public AccountState swept(AccountEvent.Swept event) {
        if (!(state instanceof AccountState.OfSystem system)) {
            throw cannotHappen(event);
        }
        Balances balances = system.balances();
        for (Money moved : event.moved()) {
            balances = balances.plus(moved);
        }
        return new AccountState.OfSystem(system.id(), balances);
    }

    /** Moves value from here to an account of the system; below 0, from there to here. */
    private void move(Address to, Money amount) {
        outbound.move(to, PairKind.SWEEP, amount.asset().number() - 1, amount.units());
    }

    // ---- keys -------------------------------------------------------------------------------------------------------

    @Override
    public AccountState keyAdded(AccountEvent.KeyAdded event) {
        AccountState.Open open = open(event);
        return told(open.withKeys(open.keys().added(event.key())));
    }

    @Override
    public AccountState keyRevoked(AccountEvent.KeyRevoked event) {
        AccountState.Open open = open(event);
        return lessTrusted(open.withKeys(open.keys().revoked(event.fingerprint())));
    }

    @Override
    public AccountState keyExpired(AccountEvent.KeyExpired event) {
        AccountState.Open open = open(event);
        return lessTrusted(open.withKeys(open.keys().expired(event.fingerprint())));
    }

    private AccountState.Open lessTrusted(AccountState.Open open) {
        return told(open.withTrading(open.trading().lessAuthority(outbound.height())));
    }

    /** Every market hears on what terms it may now use its line, and somebody waits for it. */
    private AccountState.Open told(AccountState.Open open) {
        open.trading().markets().forEach((market, replica) -> tell(open, market, replica));
        return open;
    }

    private void tell(AccountState.Open open, Address market, MarketReplica replica) {
        outbound.place(market, PairKind.SETTLEMENT, terms(open, replica));
        outbound.urge(market);
    }

    private static FromParty.LineTerms terms(AccountState.Open open, MarketReplica replica) {
        return new FromParty.LineTerms(
                open.owner(),
                List.copyOf(open.keys().active().values()),
                open.keys().authEpoch(),
                open.trading().isFrozen(),
                LineKind.AMOUNT,
                0,
                0,
                0,
                replica.terms().parameterVersion(),
                0);
    }

    // ---- trading ----------------------------------------------------------------------------------------------------

    @Override
    public AccountState lineGranted(AccountEvent.LineGranted event) {
        AccountState.Open open = open(event);
        Address market = event.market();
        MarketReplica granted = replica(open, event).granted(event.amount());
        AccountState.Open after =
                open.withTrading(open.trading().withoutDemandOf(market).with(market, granted));
        outbound.move(market, PairKind.SETTLEMENT, LineSlots.GRANTED, event.amount());
        tell(after, market, granted);
        return after;
    }

    /** The market as the account knows it by the terms of the grant; one that it met only now holds nothing. */
    private MarketReplica replica(AccountState.Open open, AccountEvent.LineGranted event) {
        MarketReplica known = open.trading().markets().find(event.market());
        MarginTerms terms = event.terms();
        if (known == null) {
            if (terms == null) {
                throw cannotHappen(event);
            }
            return MarketReplica.met(terms);
        }
        return terms == null ? known : known.on(terms);
    }

    @Override
    public AccountState demandQueued(AccountEvent.DemandQueued event) {
        AccountState.Open open = open(event);
        return open.withTrading(open.trading().waiting(event.demand()));
    }

    @Override
    public AccountState demandDropped(AccountEvent.DemandDropped event) {
        AccountState.Open open = open(event);
        return open.withTrading(open.trading().withoutDemandOf(event.market()));
    }

    @Override
    public AccountState lineKept(AccountEvent.LineKept event) {
        AccountState.Open open = open(event);
        MarketReplica replica = known(open, event.market(), event);
        return open.withTrading(open.trading().with(event.market(), replica.keeping(event.kept(), event.atMillis())));
    }

    @Override
    public AccountState settled(AccountEvent.Settled event) {
        AccountState.Open open = open(event);
        Totals moved = event.moved();
        MarketReplica replica = known(open, event.market(), event).settled(moved, event.round(), event.mark());
        MarginTerms terms = event.terms();
        long cash = Wide.plus(
                Wide.minus(moved.slot(LineSlots.REALISED), moved.slot(LineSlots.FEES)), moved.slot(LineSlots.FUNDING));
        return open.withBalances(open.balances().plus(new Money(Collateral.ASSET, cash)))
                .withTrading(open.trading().with(event.market(), terms == null ? replica : replica.on(terms)));
    }

    @Override
    public AccountState frozen(AccountEvent.Frozen event) {
        AccountState.Open open = open(event);
        return told(open.withTrading(open.trading().frozen(outbound.height())));
    }

    @Override
    public AccountState unfrozen(AccountEvent.Unfrozen event) {
        AccountState.Open open = open(event);
        return told(open.withTrading(open.trading().unfrozen()));
    }

    private MarketReplica known(AccountState.Open open, Address market, AccountEvent event) {
        MarketReplica known = open.trading().markets().find(market);
        if (known == null) {
            throw cannotHappen(event);
        }
        return known;
    }

    private AccountState.Open open(AccountEvent event) {
        if (state instanceof AccountState.Open open) {
            return open;
        }
        throw cannotHappen(event);
    }

    private IllegalStateException cannotHappen(AccountEvent event) {
        return new IllegalStateException("this cannot happen to " + state + ": " + event);
    }
}
