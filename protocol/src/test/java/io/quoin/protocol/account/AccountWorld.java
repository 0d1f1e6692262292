package io.quoin.protocol.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.entity.EntityKind;
import io.quoin.protocol.entity.EntityLimits;
import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.value.Asset;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Rate;
import io.quoin.protocol.world.Plant;
import io.quoin.protocol.world.World;
import io.quoin.protocol.world.WorldStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A world of accounts: three open ones with money, one that may be opened, and those of the system. At the end of a run
 * everything dies, and whom the roster names must bring all of it to rest.
 */
final class AccountWorld implements Property.Run<WorldStep<AccountCommand>> {
    private static final List<Address> CLIENTS = List.of(account("alice"), account("bob"), account("carol"));
    private static final Address LATER = account("dave");
    private static final AccountParameters PARAMETERS =
            new AccountParameters(Rate.parse("0.01"), true, 1_000_000, 2, 4, 100_000, Rate.ZERO);
    private static final EntityLimits LIMITS = new EntityLimits(16, 64 * 1024, 4, 10_000, 4, 64);

    private static final EntityKind<AccountState, AccountCommand, AccountEvent, AccountMessage, ?, ?> KIND =
            AccountKind.kind(PARAMETERS, LIMITS);

    private final World<AccountCommand> world;
    private final Consumer<String> seen;

    /** A world with this mistake; what is ever seen in it is told by name. */
    AccountWorld(Plant plant, Consumer<String> seen) {
        this.seen = seen;
        world = new World<>(plant, KIND);
        for (Address client : CLIENTS) {
            world.submit(client, new AccountCommand.Open(Examples.OWNER), 5_000);
            world.submit(client, new AccountCommand.DrawFaucet(units(1_000)), 5_000);
        }
        world.settle();
    }

    static Gen<WorldStep<AccountCommand>> steps() {
        List<Address> asked = new ArrayList<>(CLIENTS);
        asked.add(LATER);
        asked.add(LATER);
        asked.add(SystemAccounts.FEES);
        return WorldStep.steps(asked, commands());
    }

    /** Steps about one account that sends all it has to nobody and wants to close before it comes back. */
    static Gen<WorldStep<AccountCommand>> stepsToClose() {
        return WorldStep.steps(
                List.of(account("alice")),
                Gen.elementOf(new AccountCommand.Close(), new AccountCommand.Transfer("nobody", units(990))));
    }

    private static Gen<AccountCommand> commands() {
        Gen<Asset> assets = Gen.elementOf(Assets.USDC, Assets.USDC, Assets.BTC);
        Gen<Money> amounts = Gen.combine(assets, Gen.longs(1, 400), Money::new);
        Gen<Money> anything = Gen.combine(assets, Gen.longs(-1, 2_000_000), Money::new);
        Gen<String> destinations = Gen.elementOf("bob", "alice", "carol", "dave", "nobody", "system.fees", "");
        Gen<AccountKey> keys = Gen.combine(
                Gen.ints(1, 2),
                Gen.ints(0, 15),
                Gen.longs(1_002_000, 1_015_000),
                (number, scopes, expiry) ->
                        new AccountKey(Examples.fingerprint(number), new KeyScopes(scopes), expiry));
        return Gen.frequency(List.of(
                Gen.weighted(12, Gen.combine(destinations, amounts, AccountCommand.Transfer::new)),
                Gen.weighted(1, Gen.combine(destinations, anything, AccountCommand.Transfer::new)),
                Gen.weighted(3, amounts.map(AccountCommand.DrawFaucet::new)),
                Gen.weighted(1, anything.map(AccountCommand.DrawFaucet::new)),
                Gen.weighted(3, amounts.map(AccountCommand.Withdraw::new)),
                // All that an account begins with: what closing needs.
                Gen.weighted(1, Gen.constant(new AccountCommand.Withdraw(units(1_000)))),
                Gen.weighted(2, destinations.map(to -> new AccountCommand.Transfer(to, units(990)))),
                Gen.weighted(4, Gen.constant(new AccountCommand.Close())),
                Gen.weighted(3, Gen.ints(1, 2).map(owner -> new AccountCommand.Open(Examples.owner(owner)))),
                Gen.weighted(4, keys.map(AccountCommand.AddKey::new)),
                Gen.weighted(2, keys.map(key -> new AccountCommand.RevokeKey(key.fingerprint())))));
    }

    private static Money units(long units) {
        return Money.ofUnits(Assets.USDC, units);
    }

    private static Address account(String id) {
        return new Address(AccountKind.TYPE, id);
    }

    @Override
    public void apply(WorldStep<AccountCommand> step) {
        step.in(world);
        world.check();
    }

    @Override
    public void finish() {
        world.crashAll(false);
        world.check();
        world.settle();
        world.checkJournals();
        checkLegs();
        checkKeys();
        tellWhatWasSeen();
    }

    private void tellWhatWasSeen() {
        for (List<SealedBlock<AccountEvent>> blocks : world.journals(KIND).values()) {
            eachEvent(blocks, event -> seen.accept(event.getClass().getSimpleName()));
            for (SealedBlock<AccountEvent> block : blocks) {
                for (Entry<AccountEvent> entry : block.block().entries()) {
                    if (entry.cause() instanceof Cause.Command command
                            && command.outcome() instanceof Outcome.Refused refused) {
                        seen.accept(refused.name());
                    }
                }
            }
        }
        world.undecided().forEach(rule -> seen.accept(rule.name()));
        if (world.repeats() > 0) {
            seen.accept("repeated");
        }
    }

    // ---- what the journals must tell at rest ------------------------------------------------------------------------

    /** On each way between two accounts, what was sent is what arrived, in the same order; and what came back too. */
    private void checkLegs() {
        TreeMap<String, List<String>> sent = new TreeMap<>();
        TreeMap<String, List<String>> arrived = new TreeMap<>();
        world.journals(KIND)
                .forEach((self, blocks) -> eachEvent(blocks, event -> {
                    if (event instanceof AccountEvent.TransferSent e) {
                        note(sent, self, e.to(), "leg " + e.amount());
                    } else if (event instanceof AccountEvent.TransferCredited e) {
                        note(arrived, e.from(), self, "leg " + e.amount());
                    } else if (event instanceof AccountEvent.TransferReturned e) {
                        note(arrived, e.from(), self, "leg " + e.amount());
                        note(sent, self, e.from(), "return " + e.amount() + " " + e.fee() + " " + e.reason());
                    } else if (event instanceof AccountEvent.ReturnCredited e) {
                        note(arrived, e.from(), self, "return " + e.amount() + " " + e.fee() + " " + e.reason());
                    }
                }));
        assertEquals(sent, arrived, "what was sent is not what arrived");
    }

    private static void note(Map<String, List<String>> ways, Address from, Address to, String what) {
        ways.computeIfAbsent(from + " to " + to, way -> new ArrayList<>()).add(what);
    }

    /** At rest every key's time has come: each has ended, once, and none before its time without being revoked. */
    private void checkKeys() {
        for (Address client : world.journals(KIND).keySet()) {
            TreeMap<KeyFingerprint, Long> alive = new TreeMap<>();
            List<KeyFingerprint> ever = new ArrayList<>();
            for (SealedBlock<AccountEvent> block : blocks(client)) {
                long now = block.block().engineTimeMillis();
                eachEvent(List.of(block), event -> {
                    if (event instanceof AccountEvent.KeyAdded e) {
                        assertEquals(false, ever.contains(e.key().fingerprint()), "a key is added twice");
                        ever.add(e.key().fingerprint());
                        alive.put(e.key().fingerprint(), e.key().expiresAtMillis());
                    } else if (event instanceof AccountEvent.KeyRevoked e) {
                        assertEquals(true, alive.remove(e.fingerprint()) != null, "a key ends twice");
                    } else if (event instanceof AccountEvent.KeyExpired e) {
                        Long expiry = alive.remove(e.fingerprint());
                        assertEquals(true, expiry != null && expiry <= now, "a key ends twice, or before its time");
                    } else if (event instanceof AccountEvent.Closed) {
                        alive.clear();
                    }
                });
            }
            assertEquals(Map.of(), alive, client + " has keys that never ended");
        }
    }

    private List<SealedBlock<AccountEvent>> blocks(Address entity) {
        return world.journals(KIND).getOrDefault(entity, List.of());
    }

    private static void eachEvent(List<SealedBlock<AccountEvent>> blocks, Consumer<AccountEvent> each) {
        for (SealedBlock<AccountEvent> block : blocks) {
            for (Entry<AccountEvent> entry : block.block().entries()) {
                entry.events().forEach(each);
            }
        }
    }
}
