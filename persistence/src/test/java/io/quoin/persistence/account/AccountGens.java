package io.quoin.persistence.account;

import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.AccountMessage;
import io.quoin.protocol.account.AccountState;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.account.Balances;
import io.quoin.protocol.account.ReturnReason;
import io.quoin.protocol.account.trading.TradingView;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.AccountKeys;
import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.ValueGens;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Generators of everything that accounts write, over the whole range of each field. */
final class AccountGens {
    private static final Gen<Bytes32> BYTES = Gen.combine(
            Gen.longs(),
            Gen.longs(),
            (a, b) -> Bytes32.of(
                    ByteBuffer.allocate(Bytes32.LENGTH).putLong(a).putLong(b).array()));
    private static final Gen<String> IDS = Gen.oneOf(Gen.strings("aZ09_.-", 1, 36), Gen.elementOf("alice", "bob"));
    private static final Gen<Address> ADDRESSES = IDS.map(id -> new Address("account", id));
    private static final Gen<OwnerKey> OWNERS = BYTES.map(OwnerKey::new);
    private static final Gen<KeyFingerprint> FINGERPRINTS = BYTES.map(KeyFingerprint::new);
    private static final Gen<AccountKey> KEYS = Gen.combine(
            FINGERPRINTS, Gen.ints(0, KeyScopes.ALL.bits()).map(KeyScopes::new), Gen.longs(), AccountKey::new);
    private static final Gen<ReturnReason> REASONS = Gen.elementOf(ReturnReason.values());

    /** Two amounts of one asset: what is moved, and the fee. */
    private static final Gen<List<Money>> WITH_FEES = Gen.combine(
            ValueGens.money(), Gen.longs(), (amount, fee) -> List.of(amount, new Money(amount.asset(), fee)));

    static final Gen<AccountEvent> EVENTS = Gen.oneOf(
            OWNERS.map(AccountEvent.Opened::new),
            ValueGens.money().map(AccountEvent.FaucetDrawn::new),
            ValueGens.money().map(AccountEvent.WithdrawalBooked::new),
            Gen.combine(
                    ADDRESSES, WITH_FEES, (to, moved) -> new AccountEvent.TransferSent(to, moved.get(0), moved.get(1))),
            Gen.combine(ADDRESSES, ValueGens.money(), AccountEvent.TransferCredited::new),
            Gen.combine(
                    ADDRESSES,
                    WITH_FEES,
                    REASONS,
                    (from, moved, reason) ->
                            new AccountEvent.TransferReturned(from, moved.get(0), moved.get(1), reason)),
            Gen.combine(
                    ADDRESSES,
                    WITH_FEES,
                    REASONS,
                    (from, moved, reason) -> new AccountEvent.ReturnCredited(from, moved.get(0), moved.get(1), reason)),
            Gen.combine(ADDRESSES, Gen.listOf(ValueGens.money(), 4), AccountEvent.Swept::new),
            KEYS.map(AccountEvent.KeyAdded::new),
            FINGERPRINTS.map(AccountEvent.KeyRevoked::new),
            FINGERPRINTS.map(AccountEvent.KeyExpired::new),
            Gen.constant(new AccountEvent.Closed()),
            TradingGens.EVENTS);

    static final Gen<AccountMessage> MESSAGES = Gen.oneOf(
            WITH_FEES.map(moved -> new AccountMessage.TransferLeg(moved.get(0), moved.get(1))),
            Gen.combine(
                    WITH_FEES,
                    REASONS,
                    (moved, reason) -> new AccountMessage.ReturnLeg(moved.get(0), moved.get(1), reason)));

    static final Gen<AccountCommand> COMMANDS = Gen.oneOf(
            OWNERS.map(AccountCommand.Open::new),
            ValueGens.money().map(AccountCommand.DrawFaucet::new),
            Gen.combine(Gen.strings("a /\u20ac", 0, 64), ValueGens.money(), AccountCommand.Transfer::new),
            ValueGens.money().map(AccountCommand.Withdraw::new),
            KEYS.map(AccountCommand.AddKey::new),
            FINGERPRINTS.map(AccountCommand.RevokeKey::new),
            Gen.constant(new AccountCommand.Freeze()),
            Gen.constant(new AccountCommand.Unfreeze()),
            Gen.constant(new AccountCommand.Close()));

    private static final Gen<Balances> BALANCES = Gen.listOf(
                    Gen.longs(), 0, Assets.all().size())
            .map(units -> {
                Balances balances = Balances.EMPTY;
                for (int i = 0; i < units.size(); i++) {
                    balances = balances.plus(new Money(Assets.all().get(i), units.get(i)));
                }
                return balances;
            });

    static final Gen<AccountState> STATES = Gen.oneOf(
            IDS.map(AccountState.Unopened::new),
            Gen.combine(
                    Gen.combine(IDS, OWNERS, Owned::new),
                    BALANCES,
                    allKeys(),
                    TradingGens.TRADINGS,
                    (owned, balances, keys, trading) ->
                            new AccountState.Open(owned.id(), owned.owner(), balances, keys, trading)),
            Gen.combine(IDS, OWNERS, AccountState.Closed::new),
            Gen.combine(IDS, BALANCES, AccountState.OfSystem::new));

    static final Gen<AccountView> VIEWS = Gen.combine(
            IDS,
            Gen.elementOf(AccountView.Stage.values()),
            Gen.combine(Gen.listOf(OWNERS, 1), Gen.listOf(ValueGens.money(), 4), Gen.listOf(KEYS, 3), Held::new),
            Gen.combine(Gen.longs(0, Long.MAX_VALUE), Gen.booleans(), TradingGens.VIEWS, Rest::new),
            (id, stage, held, rest) -> new AccountView(
                    id,
                    stage,
                    held.owner(),
                    held.balances(),
                    held.keys(),
                    rest.authEpoch(),
                    rest.hasInTransit(),
                    rest.trading()));

    private AccountGens() {}

    private static Gen<AccountKeys> allKeys() {
        return Gen.combine(
                Gen.listOf(KEYS, 4),
                Gen.listOf(FINGERPRINTS, 4),
                Gen.longs(0, Long.MAX_VALUE),
                (active, ended, authEpoch) -> {
                    SortedMap<KeyFingerprint, AccountKey> byFingerprint = new TreeMap<>();
                    active.forEach(key -> byFingerprint.put(key.fingerprint(), key));
                    return new AccountKeys(byFingerprint, new TreeSet<>(ended), authEpoch);
                });
    }

    private record Held(List<OwnerKey> owners, List<Money> balances, List<AccountKey> keys) {
        Optional<OwnerKey> owner() {
            return owners.stream().findFirst();
        }
    }

    private record Rest(long authEpoch, boolean hasInTransit, TradingView trading) {}

    private record Owned(String id, OwnerKey owner) {}
}
