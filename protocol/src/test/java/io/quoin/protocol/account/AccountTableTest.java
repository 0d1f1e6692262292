package io.quoin.protocol.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quoin.protocol.channel.Channels;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.law.Hinted;
import io.quoin.protocol.line.FromMarket;
import io.quoin.protocol.line.FromParty;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell of the account's tables: stage by command, by arrival, by event. "!" is what cannot be and is thrown. */
class AccountTableTest {
    private static final String COMMANDS = """
                       | Unopened         | Open             | Closed         | OfSystem    | Reserved
            Open       | Opened           | -                | ACCOUNT_CLOSED | RESERVED_ID | RESERVED_ID
            DrawFaucet | ACCOUNT_NOT_OPEN | FaucetDrawn      | ACCOUNT_CLOSED | RESERVED_ID | RESERVED_ID
            Transfer   | ACCOUNT_NOT_OPEN | TransferSent     | ACCOUNT_CLOSED | RESERVED_ID | RESERVED_ID
            Withdraw   | ACCOUNT_NOT_OPEN | WithdrawalBooked | ACCOUNT_CLOSED | RESERVED_ID | RESERVED_ID
            AddKey     | ACCOUNT_NOT_OPEN | KeyAdded         | ACCOUNT_CLOSED | RESERVED_ID | RESERVED_ID
            RevokeKey  | ACCOUNT_NOT_OPEN | KeyRevoked       | ACCOUNT_CLOSED | RESERVED_ID | RESERVED_ID
            Freeze     | ACCOUNT_NOT_OPEN | Frozen           | ACCOUNT_CLOSED | RESERVED_ID | RESERVED_ID
            Unfreeze   | ACCOUNT_NOT_OPEN | -                | ACCOUNT_CLOSED | RESERVED_ID | RESERVED_ID
            Close      | ACCOUNT_NOT_OPEN | BALANCE_NOT_ZERO | -              | RESERVED_ID | RESERVED_ID
            """;

    private static final String MESSAGES = """
                        | Unopened         | Open             | Closed           | OfSystem         | Reserved
            TransferLeg | TransferReturned | TransferCredited | TransferReturned | TransferReturned | TransferReturned
            ReturnLeg   | !                | ReturnCredited   | !                | !                | !
            """;

    private static final String HINTS = """
                            | Unopened         | Open        | Closed         | OfSystem         | Reserved
            CreditAsk       | ACCOUNT_NOT_OPEN | LineGranted | ACCOUNT_CLOSED | ACCOUNT_NOT_OPEN | ACCOUNT_NOT_OPEN
            Recalled        | -                | -           | -              | -                | -
            BarrierAnswered | -                | -           | -              | -                | -
            PositionReport  | -                | -           | -              | -                | -
            """;

    private static final String SETTLEMENTS = """
                    | Unopened | Open    | Closed | OfSystem | Reserved
            Moved   | !        | Settled | !      | Swept    | !
            NoMore  | !        | -       | -      | -        | !
            """;

    private static final String EVENTS = """
                             | Unopened | Open   | Closed | OfSystem | Reserved
            Opened           | Open     | !      | !      | !        | Open
            FaucetDrawn      | !        | Open   | !      | !        | !
            WithdrawalBooked | !        | Open   | !      | !        | !
            TransferSent     | !        | Open   | !      | !        | !
            TransferCredited | !        | Open   | !      | !        | !
            TransferReturned | Unopened | Open   | Closed | OfSystem | Unopened
            ReturnCredited   | !        | Open   | !      | !        | !
            Swept            | !        | !      | !      | OfSystem | !
            KeyAdded         | !        | Open   | !      | !        | !
            KeyRevoked       | !        | Open   | !      | !        | !
            KeyExpired       | !        | Open   | !      | !        | !
            LineGranted      | !        | Open   | !      | !        | !
            DemandQueued     | !        | Open   | !      | !        | !
            DemandDropped    | !        | Open   | !      | !        | !
            LineKept         | !        | Open   | !      | !        | !
            Settled          | !        | Open   | !      | !        | !
            Frozen           | !        | Open   | !      | !        | !
            Unfrozen         | !        | Open   | !      | !        | !
            Closed           | !        | Closed | !      | !        | !
            """;

    private final AccountLaw law = Examples.law();

    @ParameterizedTest
    @MethodSource
    void a_command_at_a_stage(TextTable.Cell cell) {
        AccountState state = named(Examples.states(), cell.column());
        AccountCommand command = named(Examples.commands(), cell.row());
        assertEquals(cell.text(), Examples.word(law.decide(state, command, Examples.facts())));
    }

    static Stream<TextTable.Cell> a_command_at_a_stage() {
        return TextTable.parse(COMMANDS).cells(Examples.commands(), Examples.states());
    }

    @ParameterizedTest
    @MethodSource
    void a_message_at_a_stage(TextTable.Cell cell) {
        AccountState state = named(Examples.states(), cell.column());
        AccountMessage message = named(Examples.messages(), cell.row());
        if (cell.text().equals("!")) {
            assertThrows(
                    IllegalStateException.class, () -> law.receive(state, Examples.BOB, message, Examples.facts()));
        } else {
            assertEquals(cell.text(), Examples.words(law.receive(state, Examples.BOB, message, Examples.facts())));
        }
    }

    static Stream<TextTable.Cell> a_message_at_a_stage() {
        return TextTable.parse(MESSAGES).cells(Examples.messages(), Examples.states());
    }

    @ParameterizedTest
    @MethodSource
    void a_hint_at_a_stage(TextTable.Cell cell) {
        AccountState state = named(Examples.states(), cell.column());
        Payload hint = named(Examples.hints(), cell.row());
        Hinted<AccountEvent> hinted = law.hinted(state, Examples.BTC, hint, Examples.facts());
        assertEquals(
                cell.text(),
                hinted.replies().isEmpty()
                        ? Examples.words(hinted.events())
                        : ((FromParty.CreditRefused) hinted.replies().get(0)).reason());
    }

    static Stream<TextTable.Cell> a_hint_at_a_stage() {
        return TextTable.parse(HINTS).cells(Examples.hints(), Examples.states());
    }

    @ParameterizedTest
    @MethodSource
    void an_event_at_a_stage(TextTable.Cell cell) {
        AccountState state = named(Examples.states(), cell.column());
        AccountEvent event = named(Examples.events(), cell.row());
        Channels channels = new Channels(Examples.ALICE);
        channels.beginBlock(1, 1_000);
        if (cell.text().equals("!")) {
            assertThrows(IllegalStateException.class, () -> law.evolve(state, event, channels));
            assertEquals(false, channels.hasUnconfirmed(), "what cannot be sends nothing");
        } else {
            AccountState next = law.evolve(state, event, channels);
            assertEquals(cell.text(), next.getClass().getSimpleName());
            assertEquals(state.id(), next.id());
        }
    }

    static Stream<TextTable.Cell> an_event_at_a_stage() {
        return TextTable.parse(EVENTS).cells(Examples.events(), Examples.states());
    }

    @ParameterizedTest
    @MethodSource("stages")
    void what_an_account_moved_at_a_stage(String stage) {
        AccountState state = named(Examples.states(), stage);
        Totals moved = Totals.of(5, 0, -3);
        if (stage.equals("OfSystem")) {
            assertEquals(
                    "[Swept[from=account/bob, moved=[0.00000005 USDC, -0.000000003 ETH]]]",
                    law.settle(state, Examples.BOB, moved, null, Examples.facts())
                            .toString());
        } else {
            assertThrows(
                    IllegalStateException.class, () -> law.settle(state, Examples.BOB, moved, null, Examples.facts()));
        }
    }

    @ParameterizedTest
    @MethodSource
    void what_a_market_settled_at_a_stage(TextTable.Cell cell) {
        AccountState state = named(Examples.states(), cell.column());
        Totals moved = named(Examples.settlements(), cell.row());
        if (cell.text().equals("!")) {
            assertThrows(
                    IllegalStateException.class, () -> law.settle(state, Examples.BTC, moved, null, Examples.facts()));
        } else {
            assertEquals(cell.text(), Examples.words(law.settle(state, Examples.BTC, moved, null, Examples.facts())));
        }
    }

    static Stream<TextTable.Cell> what_a_market_settled_at_a_stage() {
        return TextTable.parse(SETTLEMENTS).cells(Examples.settlements(), Examples.states());
    }

    @ParameterizedTest
    @MethodSource("stages")
    void a_deadline_at_a_stage(String stage) {
        AccountState state = named(Examples.states(), stage);
        AccountState later = state instanceof AccountState.Open open
                ? open.withKeys(open.keys().added(Examples.EXPIRED_KEY))
                : state;
        boolean isOpen = stage.equals("Open");
        assertEquals(
                isOpen ? Examples.EXPIRED_KEY.expiresAtMillis() : AccountLaw.NO_DEADLINE,
                law.nextDeadlineMillis(later));
        assertEquals(isOpen ? "KeyExpired" : "-", Examples.words(law.due(later, Examples.facts())));
    }

    static Stream<String> stages() {
        return Examples.states().keySet().stream();
    }

    @Test
    void the_tables_know_every_stage_command_message_and_event() {
        assertEquals(permitted(AccountCommand.class), Examples.commands().keySet());
        assertEquals(permitted(AccountMessage.class), Examples.messages().keySet());
        assertEquals(permitted(AccountEvent.class), Examples.events().keySet());
        assertEquals(permitted(FromMarket.class), Examples.hints().keySet());
        Set<String> stages = new TreeSet<>(Examples.states().keySet());
        stages.remove("Reserved");
        assertEquals(permitted(AccountState.class), stages);
    }

    private static Set<String> permitted(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T> T named(Map<String, T> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }
}
