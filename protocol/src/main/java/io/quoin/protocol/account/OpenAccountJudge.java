package io.quoin.protocol.account;

import io.quoin.protocol.account.trading.Trading;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.address.EntityIds;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Rounding;

/** What each command comes to at an open account. The guards of each stand in the order of {@link AccountRefusal}. */
final class OpenAccountJudge implements AccountCommand.Cases<Decision<AccountEvent>> {
    private final AccountParameters parameters;
    private final AccountState.Open account;
    private final Facts facts;
    private final BarrierJudge barriers;

    OpenAccountJudge(AccountParameters parameters, AccountState.Open account, Facts facts) {
        this.parameters = parameters;
        this.account = account;
        this.facts = facts;
        this.barriers = new BarrierJudge(account, facts);
    }

    @Override
    public Decision<AccountEvent> open(AccountCommand.Open command) {
        return account.owner().equals(command.owner())
                ? Decision.nothing()
                : Decision.refuse(AccountRefusal.ID_TAKEN_BY_DIFFERENT_OWNER);
    }

    // ---- value ------------------------------------------------------------------------------------------------------

    @Override
    public Decision<AccountEvent> drawFaucet(AccountCommand.DrawFaucet command) {
        Money amount = command.amount();
        if (!amount.isPositive()) {
            return refuseAmount(amount);
        }
        if (amount.units() > parameters.faucetUnitsMax()) {
            Money most = new Money(amount.asset(), parameters.faucetUnitsMax());
            return Decision.refuse(
                    AccountRefusal.FAUCET_AMOUNT_TOO_LARGE,
                    "The faucet gives at most " + most + " at once, not " + amount + ".");
        }
        if (!AccountLaw.hasRoom(account.balances(), amount)) {
            return Decision.refuse(AccountRefusal.BALANCE_TOO_LARGE);
        }
        return Decision.event(new AccountEvent.FaucetDrawn(amount));
    }

    @Override
    public Decision<AccountEvent> transfer(AccountCommand.Transfer command) {
        Money amount = command.amount();
        if (!EntityIds.isEntityId(command.to())) {
            return Decision.refuse(AccountRefusal.DESTINATION_MALFORMED);
        }
        if (command.to().equals(account.id())) {
            return Decision.refuse(AccountRefusal.DESTINATION_IS_SELF);
        }
        if (!amount.isPositive()) {
            return refuseAmount(amount);
        }
        // The rate is at most 1, so the fee is at most the amount; their sum may be beyond 64 bits.
        Money fee = parameters.transferFee().of(amount, Rounding.UP);
        Money balance = account.balances().of(amount.asset());
        Address to = new Address(AccountKind.TYPE, command.to());
        return barriers.pay(
                amount,
                fee,
                new AccountEvent.TransferSent(to, amount, fee),
                "The balance of " + balance + " does not cover " + amount + " and a fee of " + fee + ".");
    }

    @Override
    public Decision<AccountEvent> withdraw(AccountCommand.Withdraw command) {
        Money amount = command.amount();
        if (!amount.isPositive()) {
            return refuseAmount(amount);
        }
        Money balance = account.balances().of(amount.asset());
        return barriers.pay(
                amount,
                Money.zero(amount.asset()),
                new AccountEvent.WithdrawalBooked(amount),
                "The balance of " + balance + " does not cover " + amount + ". " + AccountView.WITHDRAWAL_REMARK);
    }

    private static Decision<AccountEvent> refuseAmount(Money amount) {
        return Decision.refuse(
                AccountRefusal.AMOUNT_MUST_BE_POSITIVE, "The amount must be above 0, not " + amount + ".");
    }

    // ---- keys -------------------------------------------------------------------------------------------------------

    @Override
    public Decision<AccountEvent> addKey(AccountCommand.AddKey command) {
        AccountKey key = command.key();
        if (key.scopes().isEmpty()) {
            return Decision.refuse(AccountRefusal.SCOPES_EMPTY);
        }
        if (!key.isAlive(facts.engineTimeMillis())) {
            return Decision.refuse(AccountRefusal.EXPIRY_NOT_AHEAD);
        }
        if (key.expiresAtMillis() - facts.engineTimeMillis() > parameters.keyLifetimeMaxMillis()) {
            return Decision.refuse(
                    AccountRefusal.EXPIRY_TOO_FAR,
                    "A key may live at most " + parameters.keyLifetimeMaxMillis() + " ms.");
        }
        AccountKey known = account.keys().find(key.fingerprint());
        if (known != null) {
            return known.equals(key)
                    ? Decision.nothing()
                    : Decision.refuse(AccountRefusal.KEY_EXISTS_WITH_DIFFERENT_TERMS);
        }
        if (account.keys().ended().contains(key.fingerprint())) {
            return Decision.refuse(AccountRefusal.KEY_USED_BEFORE);
        }
        if (account.keys().countAlive(facts.engineTimeMillis()) >= parameters.keysMax()) {
            return Decision.refuse(AccountRefusal.TOO_MANY_KEYS);
        }
        if (account.keys().countEver() >= parameters.keysEverMax()) {
            return Decision.refuse(AccountRefusal.TOO_MANY_KEYS_EVER);
        }
        return Decision.event(new AccountEvent.KeyAdded(key));
    }

    @Override
    public Decision<AccountEvent> revokeKey(AccountCommand.RevokeKey command) {
        if (account.keys().find(command.fingerprint()) != null) {
            return Decision.event(new AccountEvent.KeyRevoked(command.fingerprint()));
        }
        return account.keys().ended().contains(command.fingerprint())
                ? Decision.nothing()
                : Decision.refuse(AccountRefusal.KEY_NOT_FOUND);
    }

    // ---- trading ----------------------------------------------------------------------------------------------------

    @Override
    public Decision<AccountEvent> freeze(AccountCommand.Freeze command) {
        return account.trading().isFrozen() ? Decision.nothing() : Decision.event(new AccountEvent.Frozen());
    }

    @Override
    public Decision<AccountEvent> unfreeze(AccountCommand.Unfreeze command) {
        return account.trading().isFrozen() ? Decision.event(new AccountEvent.Unfrozen()) : Decision.nothing();
    }

    // ---- the end ----------------------------------------------------------------------------------------------------

    @Override
    public Decision<AccountEvent> close(AccountCommand.Close command) {
        Trading trading = account.trading();
        if (trading.markets().hasPosition()) {
            return Decision.refuse(AccountRefusal.POSITION_OPEN);
        }
        if (!account.balances().isZero()) {
            return Decision.refuse(
                    AccountRefusal.BALANCE_NOT_ZERO,
                    "The account still holds " + account.balances() + ": transfer or withdraw it first.");
        }
        if (trading.markets().count() > 0 && !trading.isFrozen()) {
            return Decision.refuse(AccountRefusal.NOT_FROZEN);
        }
        if (!trading.markets().isFlat()) {
            return Decision.refuse(AccountRefusal.LINE_OPEN);
        }
        if (facts.hasInTransit()) {
            return Decision.refuse(AccountRefusal.IN_TRANSIT);
        }
        return barriers.close();
    }
}
