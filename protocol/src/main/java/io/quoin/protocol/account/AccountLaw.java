package io.quoin.protocol.account;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.address.EntityIds;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.channel.Outbound;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Hinted;
import io.quoin.protocol.law.Law;
import io.quoin.protocol.law.StandingHint;
import io.quoin.protocol.line.FromMarket;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of an account.
 *
 * <table>
 * <caption>What a command does at each stage. "-": accepted, already so, no event</caption>
 * <tr><th></th><th>Unopened</th><th>Open</th><th>Closed</th><th>OfSystem, or reserved</th></tr>
 * <tr><td>Open</td><td>Opened</td><td>- / ID_TAKEN_BY_DIFFERENT_OWNER</td><td>ACCOUNT_CLOSED</td><td>RESERVED_ID</td></tr>
 * <tr><td>DrawFaucet</td><td>ACCOUNT_NOT_OPEN</td><td>FaucetDrawn</td><td>ACCOUNT_CLOSED</td><td>RESERVED_ID</td></tr>
 * <tr><td>Transfer</td><td>ACCOUNT_NOT_OPEN</td><td>TransferSent / waits</td><td>ACCOUNT_CLOSED</td><td>RESERVED_ID</td></tr>
 * <tr><td>Withdraw</td><td>ACCOUNT_NOT_OPEN</td><td>WithdrawalBooked / waits</td><td>ACCOUNT_CLOSED</td><td>RESERVED_ID</td></tr>
 * <tr><td>AddKey</td><td>ACCOUNT_NOT_OPEN</td><td>KeyAdded / -</td><td>ACCOUNT_CLOSED</td><td>RESERVED_ID</td></tr>
 * <tr><td>RevokeKey</td><td>ACCOUNT_NOT_OPEN</td><td>KeyRevoked / -</td><td>ACCOUNT_CLOSED</td><td>RESERVED_ID</td></tr>
 * <tr><td>Freeze</td><td>ACCOUNT_NOT_OPEN</td><td>Frozen / -</td><td>ACCOUNT_CLOSED</td><td>RESERVED_ID</td></tr>
 * <tr><td>Unfreeze</td><td>ACCOUNT_NOT_OPEN</td><td>Unfrozen / -</td><td>ACCOUNT_CLOSED</td><td>RESERVED_ID</td></tr>
 * <tr><td>Close</td><td>ACCOUNT_NOT_OPEN</td><td>Closed / waits</td><td>-</td><td>RESERVED_ID</td></tr>
 * <tr><th>arrives:</th><th></th><th></th><th></th><th></th></tr>
 * <tr><td>TransferLeg</td><td>TransferReturned</td><td>TransferCredited / TransferReturned</td><td>TransferReturned</td><td>TransferReturned</td></tr>
 * <tr><td>ReturnLeg</td><td>cannot be</td><td>ReturnCredited</td><td>cannot be</td><td>cannot be</td></tr>
 * <tr><td>pair totals</td><td>cannot be</td><td>Settled, then what follows</td><td>nothing / cannot be</td><td>Swept</td></tr>
 * <tr><td>CreditAsk</td><td>CreditRefused</td><td>LineGranted / DemandQueued / CreditRefused, then what follows</td><td>CreditRefused</td><td>CreditRefused</td></tr>
 * <tr><td>Recalled</td><td>nothing</td><td>LineKept, then what follows / nothing</td><td>nothing</td><td>nothing</td></tr>
 * <tr><td>deadline</td><td>nothing</td><td>KeyExpired, DemandDropped, then what follows</td><td>nothing</td><td>nothing</td></tr>
 * </table>
 *
 * <p>In the middle column a command may also break the rules of {@link AccountRefusal} that concern it. What already holds
 * is accepted again without an event: opening by the same owner, adding the same key on the same terms, revoking a key that
 * has ended, closing a closed account. Everything else that contradicts the state is refused by name.
 *
 * <p>A transfer leaves the sender at once, travels as a leg and is credited when it arrives. Where it cannot be credited it
 * comes back as a leg of its own, which is never refused: an account cannot close before everything that it sent has
 * arrived and every answer to it is here ({@link Facts#hasInTransit}). A returned transfer costs nothing.
 *
 * <p><b>Trading.</b> What follows is that demands for credit which wait are granted, or refused ({@link CreditDesk}). After
 * every event free collateral ({@link io.quoin.protocol.account.trading.Collateral}) is 0 or above, unless a price or a
 * parameter has changed since it was. "Waits": a payment out of an account with a position or a line, and closing one that
 * has traded, is decided when its markets have said what there is ({@link BarrierJudge}). No command takes the collateral cash
 * below 0; losses, funding and fees may, and then nothing is paid out and no risk added.
 *
 * <p>"Cannot be" is thrown: the journal or the peer is broken, the value stays in transit, and somebody must look.
 */
public final class AccountLaw implements Law<AccountState, AccountCommand, AccountEvent, AccountMessage> {
    /**
     * The most units of one asset that an account takes, from the faucet or from others: half of what 64 bits hold. The
     * other half is room for returns, which are always taken.
     */
    public static final long BALANCE_UNITS_MAX = Long.MAX_VALUE / 2;

    private final AccountParameters parameters;

    public AccountLaw(AccountParameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public AccountState initial(Address self) {
        return SystemAccounts.isOne(self.id())
                ? new AccountState.OfSystem(self.id(), Balances.EMPTY)
                : new AccountState.Unopened(self.id());
    }

    // ---- commands ---------------------------------------------------------------------------------------------------

    @Override
    public Decision<AccountEvent> decide(AccountState state, AccountCommand command, Facts facts) {
        if (EntityIds.isReserved(state.id())
                || (command instanceof AccountCommand.Transfer transfer && EntityIds.isReserved(transfer.to()))) {
            return Decision.refuse(AccountRefusal.RESERVED_ID);
        }
        if (command instanceof AccountCommand.DrawFaucet && !parameters.isFaucetOpen()) {
            return Decision.refuse(AccountRefusal.FAUCET_DISABLED);
        }
        if (state instanceof AccountState.Open open) {
            return command.fold(new OpenAccountJudge(parameters, open, facts));
        }
        if (state instanceof AccountState.Closed) {
            return command instanceof AccountCommand.Close
                    ? Decision.nothing()
                    : Decision.refuse(AccountRefusal.ACCOUNT_CLOSED);
        }
        return command instanceof AccountCommand.Open opening
                ? Decision.event(new AccountEvent.Opened(opening.owner()))
                : Decision.refuse(AccountRefusal.ACCOUNT_NOT_OPEN);
    }

    // ---- arrivals ---------------------------------------------------------------------------------------------------

    @Override
    public List<AccountEvent> receive(AccountState state, Address from, AccountMessage message, Facts facts) {
        return List.of(message.fold(new AccountMessage.Cases<AccountEvent>() {
            @Override
            public AccountEvent transferLeg(AccountMessage.TransferLeg leg) {
                return arrived(state, from, leg);
            }

            @Override
            public AccountEvent returnLeg(AccountMessage.ReturnLeg leg) {
                if (!(state instanceof AccountState.Open)) {
                    throw new IllegalStateException(state.id() + " has a transfer returned and is not open: " + state);
                }
                return new AccountEvent.ReturnCredited(from, leg.amount(), leg.fee(), leg.reason());
            }
        }));
    }

    private static AccountEvent arrived(AccountState state, Address from, AccountMessage.TransferLeg leg) {
        return state.fold(new AccountState.Cases<>() {
            @Override
            public AccountEvent unopened(AccountState.Unopened unopened) {
                return returned(
                        EntityIds.isReserved(unopened.id()) ? ReturnReason.RESERVED_ID : ReturnReason.ACCOUNT_NOT_OPEN);
            }

            @Override
            public AccountEvent open(AccountState.Open open) {
                return hasRoom(open.balances(), leg.amount())
                        ? new AccountEvent.TransferCredited(from, leg.amount())
                        : returned(ReturnReason.BALANCE_TOO_LARGE);
            }

            @Override
            public AccountEvent closed(AccountState.Closed closed) {
                return returned(ReturnReason.ACCOUNT_CLOSED);
            }

            @Override
            public AccountEvent ofSystem(AccountState.OfSystem system) {
                return returned(ReturnReason.RESERVED_ID);
            }

            private AccountEvent returned(ReturnReason reason) {
                return new AccountEvent.TransferReturned(from, leg.amount(), leg.fee(), reason);
            }
        });
    }

    /** Whether the account may take the amount, which is above 0. */
    static boolean hasRoom(Balances balances, Money amount) {
        // Cash that trades have lost may be below 0; an amount is not, so this difference is within 64 bits.
        return balances.units(amount.asset()) <= BALANCE_UNITS_MAX - amount.units();
    }

    @Override
    public List<AccountEvent> settle(
            AccountState state, Address from, Totals difference, @Nullable Payload position, Facts facts) {
        if (state instanceof AccountState.Open open) {
            return new CreditDesk(parameters, open, facts)
                    .settled(from, difference, (FromMarket.PositionReport) position);
        }
        if (state instanceof AccountState.Closed && difference.isZero()) {
            return List.of(); // The account closed when this market had said that nothing is left.
        }
        if (!(state instanceof AccountState.OfSystem)) {
            throw new IllegalStateException(state.id() + " is no account of the system, but " + from + " moves to it");
        }
        List<Money> moved = new ArrayList<>();
        for (int slot = 0; slot < difference.size(); slot++) {
            if (difference.slot(slot) != 0) {
                moved.add(new Money(Assets.byNumber(slot + 1), difference.slot(slot)));
            }
        }
        return moved.isEmpty() ? List.of() : List.of(new AccountEvent.Swept(from, moved));
    }

    // ---- hints ------------------------------------------------------------------------------------------------------

    @Override
    public Hinted<AccountEvent> hinted(AccountState state, Address from, Payload hint, Facts facts) {
        return ((FromMarket) hint).fold(new FromMarket.Cases<Hinted<AccountEvent>>() {
            @Override
            public Hinted<AccountEvent> creditAsk(FromMarket.CreditAsk ask) {
                return state instanceof AccountState.Open open
                        ? new CreditDesk(parameters, open, facts).asked(from, ask)
                        : Hinted.reply(CreditDesk.refused(ask, 0, refusal()));
            }

            private CreditRefusal refusal() {
                return state instanceof AccountState.Closed
                        ? CreditRefusal.ACCOUNT_CLOSED
                        : CreditRefusal.ACCOUNT_NOT_OPEN;
            }

            @Override
            public Hinted<AccountEvent> recalled(FromMarket.Recalled answer) {
                return state instanceof AccountState.Open open
                        ? new CreditDesk(parameters, open, facts).recalled(from, answer)
                        : Hinted.nothing();
            }

            @Override
            public Hinted<AccountEvent> barrierAnswered(FromMarket.BarrierAnswered answer) {
                return Hinted.nothing(); // The command that waits for it is decided next.
            }

            @Override
            public Hinted<AccountEvent> positionReport(FromMarket.PositionReport report) {
                return Hinted.nothing(); // It counts beside the totals that it belongs to.
            }
        });
    }

    @Override
    public List<StandingHint> standingHints(AccountState state) {
        return state instanceof AccountState.Open open ? CreditDesk.recalls(open) : List.of();
    }

    // ---- time -------------------------------------------------------------------------------------------------------

    @Override
    public long nextDeadlineMillis(AccountState state) {
        return state instanceof AccountState.Open open
                ? Math.min(open.keys().nextExpiryMillis(), open.trading().nextDeadlineMillis())
                : NO_DEADLINE;
    }

    @Override
    public List<AccountEvent> due(AccountState state, Facts facts) {
        if (!(state instanceof AccountState.Open open)) {
            return List.of();
        }
        List<AccountEvent> due = new ArrayList<>();
        for (AccountKey key : open.keys().active().values()) {
            if (!key.isAlive(facts.engineTimeMillis())) {
                due.add(new AccountEvent.KeyExpired(key.fingerprint()));
            }
        }
        due.addAll(new CreditDesk(parameters, open, facts).over());
        return due;
    }

    // ---- what follows -----------------------------------------------------------------------------------------------

    @Override
    public AccountState evolve(AccountState state, AccountEvent event, Outbound outbound) {
        return event.fold(new AccountEvolution(state, outbound));
    }

    @Override
    public boolean isExposed(AccountState state) {
        return state instanceof AccountState.Open open
                && !(open.trading().markets().isFlat()
                        && open.trading().demands().isEmpty());
    }
}
