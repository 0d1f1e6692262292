package io.quoin.persistence.account;

import io.quoin.persistence.wire.WireGuard;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.AccountMessage;
import io.quoin.protocol.account.AccountQuery;
import io.quoin.protocol.account.AccountState;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.account.Balances;
import io.quoin.protocol.account.ReturnReason;
import io.quoin.protocol.account.SystemAccounts;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.AccountKeys;
import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScope;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.value.Money;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** One of everything that accounts write. */
public final class AccountSamples {
    private static final long TIME = 1_430_438_400_000L;
    private static final Address BOB = new Address("account", "bob");
    static final OwnerKey OWNER = new OwnerKey(bytes32(0xA0));
    private static final KeyFingerprint FINGERPRINT = new KeyFingerprint(bytes32(0x0F));
    private static final AccountKey KEY =
            new AccountKey(FINGERPRINT, KeyScopes.of(KeyScope.READ, KeyScope.WITHDRAW), TIME + 1_000);
    private static final AccountKey OTHER_KEY =
            new AccountKey(new KeyFingerprint(bytes32(0xF0)), KeyScopes.ALL, TIME + 2_000);
    private static final Money AMOUNT = Money.parse("12.34 USDC");
    private static final Money FEE = Money.parse("0.001234 USDC");
    private static final List<Money> AMOUNTS = List.of(AMOUNT, Money.parse("-0.5 ETH"));

    private AccountSamples() {}

    /** Gives the guard the account and a sample of each of its names. */
    public static void addTo(WireGuard guard) {
        guard.entity(AccountCodec.WIRE);
        lifeAndKeys(guard);
        value(guard);
        commands(guard);
        states(guard);
        guard.sample("account.overview/1", new AccountQuery.Overview()).sample("account.view/1", view());
    }

    private static void lifeAndKeys(WireGuard guard) {
        guard.sample("account.opened/1", new AccountEvent.Opened(OWNER))
                .sample("account.key-added/1", new AccountEvent.KeyAdded(KEY))
                .sample("account.key-revoked/1", new AccountEvent.KeyRevoked(FINGERPRINT))
                .sample("account.key-expired/1", new AccountEvent.KeyExpired(FINGERPRINT))
                .sample("account.closed/1", new AccountEvent.Closed());
        TradingSamples.addTo(guard);
    }

    private static void value(WireGuard guard) {
        guard.sample("account.faucet-drawn/1", new AccountEvent.FaucetDrawn(AMOUNT))
                .sample("account.withdrawal-booked/1", new AccountEvent.WithdrawalBooked(AMOUNT))
                .sample("account.transfer-sent/1", new AccountEvent.TransferSent(BOB, AMOUNT, FEE))
                .sample("account.transfer-credited/1", new AccountEvent.TransferCredited(BOB, AMOUNT))
                .sample(
                        "account.transfer-returned/1",
                        new AccountEvent.TransferReturned(BOB, AMOUNT, FEE, ReturnReason.ACCOUNT_NOT_OPEN))
                .sample(
                        "account.return-credited/1",
                        new AccountEvent.ReturnCredited(BOB, AMOUNT, FEE, ReturnReason.BALANCE_TOO_LARGE))
                .sample("account.swept/1", new AccountEvent.Swept(BOB, AMOUNTS))
                .sample("account.transfer-leg/1", new AccountMessage.TransferLeg(AMOUNT, FEE))
                .sample("account.return-leg/1", new AccountMessage.ReturnLeg(AMOUNT, FEE, ReturnReason.ACCOUNT_CLOSED));
    }

    private static void commands(WireGuard guard) {
        guard.sample("account.open/1", new AccountCommand.Open(OWNER))
                .sample("account.draw-faucet/1", new AccountCommand.DrawFaucet(AMOUNT))
                .sample("account.transfer/1", new AccountCommand.Transfer("bob", AMOUNT))
                .sample("account.withdraw/1", new AccountCommand.Withdraw(AMOUNT))
                .sample("account.add-key/1", new AccountCommand.AddKey(KEY))
                .sample("account.revoke-key/1", new AccountCommand.RevokeKey(FINGERPRINT))
                .sample("account.close/1", new AccountCommand.Close())
                .sample("account.freeze/1", new AccountCommand.Freeze())
                .sample("account.unfreeze/1", new AccountCommand.Unfreeze());
    }

    private static void states(WireGuard guard) {
        Balances balances = Balances.of(AMOUNTS);
        guard.sample("account.state-unopened/1", new AccountState.Unopened("alice"))
                .sample(
                        "account.state-open/1",
                        new AccountState.Open("alice", OWNER, balances, keys(), TradingSamples.TRADING))
                .sample("account.state-closed/1", new AccountState.Closed("alice", OWNER))
                .sample("account.state-of-system/1", new AccountState.OfSystem(SystemAccounts.OUTSIDE.id(), balances));
    }

    private static AccountKeys keys() {
        TreeMap<KeyFingerprint, AccountKey> active = new TreeMap<>();
        active.put(KEY.fingerprint(), KEY);
        active.put(OTHER_KEY.fingerprint(), OTHER_KEY);
        return new AccountKeys(active, new TreeSet<>(List.of(new KeyFingerprint(bytes32(1)))), 300);
    }

    private static AccountView view() {
        return new AccountView(
                "alice",
                AccountView.Stage.OPEN,
                Optional.of(OWNER),
                AMOUNTS,
                List.of(KEY, OTHER_KEY),
                300,
                true,
                TradingSamples.VIEW);
    }

    private static Bytes32 bytes32(int value) {
        byte[] bytes = new byte[Bytes32.LENGTH];
        Arrays.fill(bytes, (byte) value);
        return Bytes32.of(bytes);
    }
}
