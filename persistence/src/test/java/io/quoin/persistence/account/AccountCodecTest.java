package io.quoin.persistence.account;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quoin.persistence.wire.Bytes;
import io.quoin.persistence.wire.Wire;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.account.AccountMessage;
import io.quoin.protocol.account.AccountParameters;
import io.quoin.protocol.account.AccountState;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.BlockDraft;
import io.quoin.protocol.entity.EntityLimits;
import io.quoin.protocol.entity.EntityRules;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.entity.Input;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.MalformedBytesException;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.port.EntityCodecs;
import io.quoin.protocol.port.NodeMessage;
import io.quoin.protocol.port.Seen;
import io.quoin.protocol.value.Money;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Accounts come back from their bytes: each word alone, and a life from its blocks and from its state. */
class AccountCodecTest {
    private static final Wire WIRE = Wire.of(AccountCodec.WIRE);
    private static final EntityCodecs<AccountState, AccountCommand, AccountEvent> CODECS =
            WIRE.codecs(AccountCodec.WIRE);
    private static final Address ALICE = new Address(AccountKind.TYPE, "alice");
    private static final Address BOB = new Address(AccountKind.TYPE, "bob");
    private static final OwnerKey OWNER = new OwnerKey(Bytes32.of(new byte[Bytes32.LENGTH]));
    private static final KeyFingerprint FINGERPRINT = new KeyFingerprint(OWNER.bytes());
    private static final long TIME = 1_430_438_400_000L;

    @Test
    void commandsComeBackEqualAndDamagedOnesAreRefused() {
        Bytes.checkCodec("account commands", CODECS.commands(), AccountGens.COMMANDS);
    }

    @Test
    void eventsComeBackEqualAndDamagedOnesAreRefused() {
        Bytes.checkCodec("account events", AccountCodec.WIRE.events(), AccountGens.EVENTS);
    }

    @Test
    void statesComeBackEqualAndDamagedOnesAreRefused() {
        Bytes.checkCodec("account states", AccountCodec.WIRE.states(), AccountGens.STATES);
    }

    @Test
    void messagesAndViewsComeBackEqualBetweenNodes() {
        Property.check(
                "messages",
                AccountGens.MESSAGES,
                500,
                message -> assertComesBack(
                        new NodeMessage.Channel(new ChannelMessage.Stream(ALICE, BOB, 1, 2, 1, message))));
        Property.check(
                "views",
                AccountGens.VIEWS,
                500,
                view -> assertComesBack(new NodeMessage.Looked(new Seen<>(view, 3, BlockHash.GENESIS, TIME))));
    }

    @Test
    void balancesThatRepeatAreEmptyOrFallAreMalformed() {
        // account.state-of-system/1, the id "a", then amounts: how many, and each as asset and units.
        String head = "9901" + "0161";
        assertEquals("990101610201020202", hex(AccountCodec.WIRE.states().encode(decode(head + "0201020202"))));
        for (String amounts : List.of("0201020102", "010100", "0202020102")) {
            assertThrows(MalformedBytesException.class, () -> decode(head + amounts), amounts);
        }
    }

    @Test
    void aLifeComesBackFromItsBlocksAndFromItsState() {
        EntityRules<AccountState, AccountCommand, AccountEvent, AccountMessage> rules = AccountKind.kind(
                        AccountParameters.STANDARD.withFaucet(), EntityLimits.STANDARD)
                .rules();
        EntityState<AccountState> live = rules.initial(ALICE);
        List<SealedBlock<AccountEvent>> chain = new ArrayList<>();
        chain.add(rules.fence(live, new Incarnation(1, 1), TIME, CODECS.blocks().encoder()));
        int number = 0;
        for (AccountCommand command : life()) {
            BlockDraft<AccountState, AccountCommand, AccountEvent, AccountMessage> draft =
                    rules.draft(live, TIME + number, CODECS.blocks().encoder());
            draft.take(new Input.Command<>(ticket(number++, command), command));
            draft.take(new Input.Arrival<>(new ChannelMessage.Stream(
                    BOB,
                    ALICE,
                    1,
                    number,
                    number - 1,
                    new AccountMessage.TransferLeg(Money.parse("1 BTC"), Money.parse("0 BTC")))));
            chain.add(draft.seal());
        }
        EntityState<AccountState> replayed = rules.initial(ALICE);
        EntityState<AccountState> restored = rules.initial(ALICE);
        for (SealedBlock<AccountEvent> sealed : chain) {
            rules.apply(replayed, CODECS.blocks().open(sealed.bytes(), sealed.header(1)));
            restored = CODECS.states().decode(CODECS.states().encode(restored));
            rules.apply(restored, CODECS.blocks().open(sealed.bytes(), sealed.header(1)));
        }
        AccountState.Open open = (AccountState.Open) live.domain();
        assertEquals("[79.998 USDC, 6 BTC]", open.balances().toString());
        assertEquals(1, open.keys().active().size());
        assertArrayEquals(CODECS.states().encode(live), CODECS.states().encode(replayed));
        assertArrayEquals(CODECS.states().encode(live), CODECS.states().encode(restored));
        assertEquals(live.channels().unconfirmed(), restored.channels().unconfirmed());
    }

    private static List<AccountCommand> life() {
        AccountKey key = new AccountKey(FINGERPRINT, KeyScopes.ALL, TIME + 60_000);
        return List.of(
                new AccountCommand.Open(OWNER),
                new AccountCommand.DrawFaucet(Money.parse("100 USDC")),
                new AccountCommand.Transfer("bob", Money.parse("20 USDC")),
                new AccountCommand.Transfer("no such id!", Money.parse("20 USDC")),
                new AccountCommand.AddKey(key),
                new AccountCommand.Withdraw(Money.parse("1000 USDC")));
    }

    private static Ticket ticket(int number, AccountCommand command) {
        return new Ticket(
                new CommandId("alice", "c" + number),
                TIME + 5_000,
                ContentHash.of(CODECS.commands().encode(command)));
    }

    private static void assertComesBack(NodeMessage message) {
        byte[] bytes = WIRE.messages().encode(message);
        assertEquals(message, WIRE.messages().decode(bytes));
    }

    private static AccountState decode(String hex) {
        return AccountCodec.WIRE.states().decode(HexFormat.of().parseHex(hex));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
