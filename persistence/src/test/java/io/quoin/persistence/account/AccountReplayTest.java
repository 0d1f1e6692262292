package io.quoin.persistence.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.persistence.wire.Wire;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.account.AccountMessage;
import io.quoin.protocol.account.AccountParameters;
import io.quoin.protocol.account.AccountState;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.LiveIds;
import io.quoin.protocol.entity.EntityKind;
import io.quoin.protocol.entity.EntityLimits;
import io.quoin.protocol.entity.EntityRules;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.gen.ValueGens;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.BlockEncoder;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.port.EntityCodecs;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.world.Plant;
import io.quoin.protocol.world.World;
import io.quoin.protocol.world.WorldStep;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Whatever accounts live through, their journals replay to one state: from zero, and from a snapshot taken after any block, by
 * state hash, with every block and every snapshot gone through its bytes. That the live state is the one from zero, field by
 * field, the world asks itself after each step.
 */
class AccountReplayTest {
    private static final EntityCodecs<AccountState, AccountCommand, AccountEvent> CODECS =
            Wire.of(AccountCodec.WIRE).codecs(AccountCodec.WIRE);
    private static final EntityKind<AccountState, AccountCommand, AccountEvent, AccountMessage, ?, ?> KIND =
            AccountKind.kind(AccountParameters.STANDARD.withFaucet(), EntityLimits.STANDARD);
    private static final EntityRules<AccountState, AccountCommand, AccountEvent, AccountMessage> RULES = KIND.rules();
    private static final List<String> IDS = List.of("alice", "bob", "carol");
    private static final int STEPS_MAX = 300;

    @Test
    void from_zero_and_from_any_snapshot_is_one_state() {
        AtomicLong snapshots = new AtomicLong();
        Property.named("from zero and from any snapshot is one state")
                .cases(300)
                .checkRuns(steps(), STEPS_MAX, () -> new Life(UnaryOperator.identity(), snapshots));
        assertTrue(snapshots.get() > 5_000, () -> "only " + snapshots + " snapshots were compared");
    }

    @Test
    void a_snapshot_that_forgets_what_was_decided_is_found() {
        AssertionError found = assertThrows(
                AssertionError.class,
                () -> Property.named("from zero and from any snapshot is one state")
                        .shrinkTries(20)
                        .checkRuns(steps(), STEPS_MAX, () -> new Life(AccountReplayTest::forgetful, new AtomicLong())));
        assertTrue(found.getMessage().contains("another state from the snapshot"), found.getMessage());
    }

    private static EntityState<AccountState> forgetful(EntityState<AccountState> s) {
        return new EntityState<>(
                s.self(),
                s.height(),
                s.head(),
                s.incarnation(),
                s.engineTimeMillis(),
                new LiveIds(),
                s.channels(),
                s.domain());
    }

    private static Gen<WorldStep<AccountCommand>> steps() {
        Gen<AccountCommand> transfers = Gen.combine(
                Gen.elementOf("alice", "bob", "carol", "nobody"),
                ValueGens.money(Assets.USDC, 1, 2_000),
                AccountCommand.Transfer::new);
        Gen<AccountCommand> commands = Gen.frequency(
                Gen.weighted(8, transfers),
                Gen.weighted(2, ValueGens.money(Assets.BTC, 1, 500).map(AccountCommand.DrawFaucet::new)),
                Gen.weighted(2, ValueGens.money(Assets.USDC, 1, 500).map(AccountCommand.Withdraw::new)),
                Gen.weighted(3, AccountGens.COMMANDS));
        return WorldStep.steps(IDS.stream().map(AccountReplayTest::account).toList(), commands);
    }

    private static Address account(String id) {
        return new Address(AccountKind.TYPE, id);
    }

    /** One world of accounts, whose journals are held against themselves at its end. */
    private static final class Life implements Property.Run<WorldStep<AccountCommand>> {
        private final World<AccountCommand> world = new World<>(Plant.NONE, KIND);
        private final UnaryOperator<EntityState<AccountState>> restored;
        private final AtomicLong snapshots;

        /** @param restored what is done to a state that comes back from its bytes */
        Life(UnaryOperator<EntityState<AccountState>> restored, AtomicLong snapshots) {
            this.restored = restored;
            this.snapshots = snapshots;
            for (String id : IDS) {
                world.submit(account(id), new AccountCommand.Open(AccountSamples.OWNER), 60_000);
                world.submit(account(id), new AccountCommand.DrawFaucet(Money.ofUnits(Assets.USDC, 1_000)), 60_000);
            }
            world.settle();
        }

        @Override
        public void apply(WorldStep<AccountCommand> step) {
            step.in(world);
        }

        @Override
        public void finish() {
            world.checkJournals();
            world.journals(KIND).forEach(this::compare);
        }

        private void compare(Address entity, List<SealedBlock<AccountEvent>> journal) {
            EntityState<AccountState> fromZero = RULES.initial(entity);
            EntityState<AccountState> fromSnapshot = RULES.initial(entity);
            for (SealedBlock<AccountEvent> written : journal) {
                SealedBlock<AccountEvent> read = throughBytes(written);
                RULES.apply(fromZero, read);
                RULES.apply(fromSnapshot, read);
                byte[] snapshot = CODECS.states().encode(fromSnapshot);
                assertEquals(
                        BlockHash.ofContent(CODECS.states().encode(fromZero)),
                        BlockHash.ofContent(snapshot),
                        () -> entity + ": another state from the snapshot at "
                                + read.block().height());
                fromSnapshot = restored.apply(CODECS.states().decode(snapshot));
                snapshots.incrementAndGet();
            }
        }

        /** The block as the real codec gives it back; its hash stays that of the world, which chains by other bytes. */
        private static SealedBlock<AccountEvent> throughBytes(SealedBlock<AccountEvent> written) {
            Block<AccountEvent> block = written.block();
            BlockEncoder<AccountEvent> encoder = CODECS.blocks().encoder();
            encoder.begin(block.height(), block.incarnation(), block.engineTimeMillis(), block.previous());
            block.entries().forEach(encoder::add);
            Block<AccountEvent> read = CODECS.blocks().decode(encoder.finish(block.rounds()));
            assertEquals(block, read);
            return new SealedBlock<>(read, written.bytes(), written.hash());
        }
    }
}
