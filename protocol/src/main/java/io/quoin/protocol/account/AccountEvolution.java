package io.quoin.protocol.account;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.AccountKeys;
import io.quoin.protocol.channel.Outbound;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.value.Money;

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
        return new AccountState.Open(state.id(), event.owner(), Balances.EMPTY, AccountKeys.NONE);
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
        return open.withKeys(open.keys().added(event.key()));
    }

    @Override
    public AccountState keyRevoked(AccountEvent.KeyRevoked event) {
        AccountState.Open open = open(event);
        return open.withKeys(open.keys().revoked(event.fingerprint()));
    }

    @Override
    public AccountState keyExpired(AccountEvent.KeyExpired event) {
        AccountState.Open open = open(event);
        return open.withKeys(open.keys().expired(event.fingerprint()));
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
