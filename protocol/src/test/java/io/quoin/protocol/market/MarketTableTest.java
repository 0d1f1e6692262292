package io.quoin.protocol.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quoin.protocol.account.TextTable;
import io.quoin.protocol.channel.Channels;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.TimeInForce;
import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.price.RoundRange;
import io.quoin.protocol.value.Money;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell of the market's tables: state by command, by what arrives, by event. "!" is what cannot be and is thrown. */
class MarketTableTest {
    private static final String COMMANDS = """
                        | None               | CREATED                            | POST_ONLY                          | TRADING                            | CANCEL_ONLY                        | HALTED                             | CLOSED
            Create      | Created            | -                                  | -                                  | -                                  | -                                  | -                                  | -
            CreateOther | Created            | MARKET_EXISTS_WITH_DIFFERENT_TERMS | MARKET_EXISTS_WITH_DIFFERENT_TERMS | MARKET_EXISTS_WITH_DIFFERENT_TERMS | MARKET_EXISTS_WITH_DIFFERENT_TERMS | MARKET_EXISTS_WITH_DIFFERENT_TERMS | MARKET_EXISTS_WITH_DIFFERENT_TERMS
            SetCreated  | MARKET_NOT_CREATED | -                                  | STATE_NOT_REACHABLE                | STATE_NOT_REACHABLE                | STATE_NOT_REACHABLE                | STATE_NOT_REACHABLE                | STATE_NOT_REACHABLE
            SetTrading  | MARKET_NOT_CREATED | StateChanged                       | StateChanged                       | -                                  | StateChanged                       | StateChanged                       | MARKET_CLOSED
            SetClosed   | MARKET_NOT_CREATED | StateChanged                       | StateChanged                       | StateChanged                       | StateChanged                       | StateChanged                       | -
            Place       | MARKET_NOT_CREATED | MARKET_NOT_OPENED                  | OrderPlaced                        | OrderPlaced                        | MARKET_CANCEL_ONLY                 | MARKET_HALTED                      | MARKET_CLOSED
            PlaceTaker  | MARKET_NOT_CREATED | MARKET_NOT_OPENED                  | MARKET_POST_ONLY                   | OrderPlaced                        | MARKET_CANCEL_ONLY                 | MARKET_HALTED                      | MARKET_CLOSED
            Cancel      | MARKET_NOT_CREATED | ORDER_NOT_FOUND                    | OrderCancelled                     | OrderCancelled                     | OrderCancelled                     | OrderCancelled                     | OrderCancelled
            OpenSession | MARKET_NOT_CREATED | MARKET_NOT_OPENED                  | SessionOpened                      | SessionOpened                      | MARKET_CANCEL_ONLY                 | MARKET_HALTED                      | MARKET_CLOSED
            """;

    private static final String ARRIVALS = """
                    | None | CREATED          | POST_ONLY      | TRADING        | CANCEL_ONLY    | HALTED         | CLOSED
            grant   | !    | LineTermsChanged+LineGranted | LineGranted    | LineGranted    | LineGranted    | LineGranted    | LineGranted
            freeze  | !    | LineTermsChanged | LineTermsChanged+OrderCancelled+LineReturned | LineTermsChanged+OrderCancelled+LineReturned | LineTermsChanged+OrderCancelled+LineReturned | LineTermsChanged+OrderCancelled+LineReturned | LineTermsChanged+OrderCancelled+LineReturned
            recall  | -    | -                | LineReturned   | LineReturned   | LineReturned   | LineReturned   | LineReturned
            barrier | -    | -                | BarrierHeard   | BarrierHeard   | BarrierHeard   | BarrierHeard   | BarrierHeard
            refused | -    | -                | -              | -              | -              | -              | -
            price   | -    | -                | Marked         | Marked         | Marked         | Marked         | -
            due     | -    | -                | -              | -              | -              | -              | OrderCancelled+LineReturned
            """;

    private static final String EVENTS = """
                             | None | CREATED | TRADING | CLOSED
            Created          | yes  | !       | !       | !
            StateChanged     | !    | yes     | yes     | yes
            Marked           | !    | yes     | yes     | yes
            LineTermsChanged | !    | yes     | yes     | yes
            LineGranted      | !    | !       | yes     | yes
            LineReturned     | !    | !       | yes     | yes
            SessionOpened    | !    | !       | yes     | yes
            OrderPlaced      | !    | !       | yes     | yes
            OrderCancelled   | !    | !       | yes     | yes
            Uncovered        | !    | !       | yes     | yes
            BarrierHeard     | !    | !       | yes     | yes
            """;

    private static final long PRICE = 10_000;
    private static final String ALICE = "alice";

    private final MarketLaw law = new MarketLaw(Examples.PARAMETERS);

    // ---- states -----------------------------------------------------------------------------------------------------

    /** Each state, with an order of alice and some line that it does not need; nobody has come to one never opened. */
    static Map<String, MarketState> states() {
        Map<String, MarketState> states = new LinkedHashMap<>();
        states.put("None", new MarketState.Uncreated(Examples.MARKET.id()));
        for (InstrumentState state : InstrumentState.values()) {
            MarketBench bench = new MarketBench();
            bench.open();
            if (state == InstrumentState.CREATED) {
                states.put(
                        state.name(),
                        new Market(
                                Examples.MARKET.id(),
                                Examples.terms(),
                                bench.market().book()));
                continue;
            }
            bench.price(PRICE);
            bench.account(ALICE).free = 1_000_000_000_000L;
            bench.submit(ALICE, "c1", Examples.limit(ALICE, Side.BUY, "1", "99"));
            bench.calm();
            bench.arrive(bench.account(ALICE).grant(500_000_000_000L));
            bench.operator(new MarketCommand.SetState(state));
            states.put(state.name(), bench.state());
        }
        return states;
    }

    static Map<String, MarketCommand> commands() {
        InstrumentTerms terms = Examples.terms();
        MarketCommand.Place place = Examples.limit(ALICE, Side.BUY, "1", "98");
        Map<String, MarketCommand> commands = new LinkedHashMap<>();
        commands.put("Create", new MarketCommand.Create(terms));
        commands.put("CreateOther", new MarketCommand.Create(Examples.with(terms, "band", "0.2")));
        commands.put("SetCreated", new MarketCommand.SetState(InstrumentState.CREATED));
        commands.put("SetTrading", new MarketCommand.SetState(InstrumentState.TRADING));
        commands.put("SetClosed", new MarketCommand.SetState(InstrumentState.CLOSED));
        commands.put("Place", place);
        commands.put(
                "PlaceTaker",
                new MarketCommand.Place(
                        place.by(),
                        place.side(),
                        OrderType.LIMIT,
                        place.price(),
                        place.size(),
                        TimeInForce.IMMEDIATE_OR_CANCEL,
                        false,
                        false,
                        ""));
        commands.put("Cancel", new MarketCommand.Cancel(place.by(), OrderRef.of("c1")));
        commands.put("OpenSession", new MarketCommand.OpenSession(place.by(), Money.parse("1 USDC")));
        return commands;
    }

    // ---- commands ---------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @MethodSource
    void a_command_in_a_state(TextTable.Cell cell) {
        MarketState state = named(states(), cell.column());
        MarketCommand command = named(commands(), cell.row());
        boolean isOperators = command instanceof MarketCommand.Create || command instanceof MarketCommand.SetState;
        CommandId id = new CommandId(isOperators ? MarketLaw.OPERATOR : ALICE, "c9");
        Object before = MarketBench.dump(state);
        assertEquals(cell.text(), word(law.decide(state, command, facts().deciding(id))));
        assertEquals(before, MarketBench.dump(state), "what decides changes nothing");
    }

    static Stream<TextTable.Cell> a_command_in_a_state() {
        return TextTable.parse(COMMANDS).cells(commands(), states());
    }

    // ---- arrivals, prices, time -------------------------------------------------------------------------------------

    @ParameterizedTest
    @MethodSource
    void an_arrival_in_a_state(TextTable.Cell cell) {
        MarketState state = named(states(), cell.column());
        if (cell.text().equals("!")) {
            assertThrows(IllegalStateException.class, () -> arrives(state, cell.row()));
        } else {
            Object before = MarketBench.dump(state);
            assertEquals(cell.text(), words(arrives(state, cell.row())));
            assertEquals(before, MarketBench.dump(state), "what judges an arrival changes nothing");
        }
    }

    static Stream<TextTable.Cell> an_arrival_in_a_state() {
        return TextTable.parse(ARRIVALS)
                .cells(
                        Stream.of("grant", "freeze", "recall", "barrier", "refused", "price", "due")
                                .collect(Collectors.toMap(name -> name, name -> name)),
                        states());
    }

    private List<MarketEvent> arrives(MarketState state, String what) {
        FakeAccount alice = new FakeAccount(ALICE, ALICE);
        switch (what) {
            case "grant":
                return law.settle(
                        state,
                        alice.address,
                        alice.grant(5).totals(),
                        alice.pair().position(),
                        facts());
            case "freeze":
                return law.settle(
                        state, alice.address, Totals.ZERO, alice.freeze(true).position(), facts());
            case "recall":
                return law.hinted(state, alice.address, alice.recall(5).payload(), facts())
                        .events();
            case "barrier":
                return law.hinted(state, alice.address, alice.barrier().payload(), facts())
                        .events();
            case "refused":
                return law.hinted(state, alice.address, new FromParty.CreditRefused(null, 1, ""), facts())
                        .events();
            case "price":
                return law.opening(state, facts());
            default:
                return law.nextDeadlineMillis(state) <= Examples.NOW ? law.due(state, facts()) : List.of();
        }
    }

    // ---- events -----------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @MethodSource
    void an_event_in_a_state(TextTable.Cell cell) {
        MarketState state = named(states(), cell.column());
        MarketEvent event = named(events(), cell.row());
        Channels channels = new Channels(Examples.MARKET);
        channels.beginBlock(9, Examples.NOW);
        if (cell.text().equals("!")) {
            assertThrows(IllegalStateException.class, () -> law.evolve(state, event, channels));
            assertEquals(false, channels.hasUnconfirmed(), "what cannot be says nothing");
        } else {
            assertEquals(
                    Examples.MARKET.id(), law.evolve(state, event, channels).id());
        }
    }

    static Stream<TextTable.Cell> an_event_in_a_state() {
        Map<String, MarketState> some = states();
        some.keySet().removeAll(Set.of("POST_ONLY", "CANCEL_ONLY", "HALTED"));
        return TextTable.parse(EVENTS).cells(events(), some);
    }

    private static Map<String, MarketEvent> events() {
        long order = ((Market) named(states(), "TRADING")).book().youngestOf(0);
        long id = ((Market) named(states(), "TRADING")).book().id((int) order);
        Order placed = new Order(
                OrderId.pack(9, 0),
                ALICE,
                "c9",
                Side.BUY,
                OrderType.LIMIT,
                190,
                100,
                TimeInForce.GOOD_TIL_CANCELLED,
                false,
                false,
                "");
        List<MarketEvent> events = List.of(
                new MarketEvent.Created(Examples.terms()),
                new MarketEvent.StateChanged(InstrumentState.HALTED),
                new MarketEvent.Marked(2, PRICE),
                new MarketEvent.LineTermsChanged(ALICE, Examples.lineTerms(ALICE, List.of(), 0, false)),
                new MarketEvent.LineGranted(ALICE, 5, Examples.NOW),
                new MarketEvent.LineReturned(ALICE, 5, LineReturnReason.RECALLED),
                new MarketEvent.SessionOpened(ALICE, Examples.NOW),
                new MarketEvent.OrderPlaced(placed, List.of(), 100, null, 0, Examples.NOW),
                new MarketEvent.OrderCancelled(id, ALICE, 50, CancelReason.ASKED, Examples.NOW),
                new MarketEvent.Uncovered(ALICE, 10, 5, Examples.NOW + 1),
                new MarketEvent.BarrierHeard(ALICE, 3));
        return events.stream()
                .collect(Collectors.toMap(
                        event -> event.getClass().getSimpleName(), event -> event, (a, b) -> a, LinkedHashMap::new));
    }

    @Test
    void the_tables_know_every_command_and_event() {
        assertEquals(
                Arrays.stream(MarketEvent.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(events().keySet()));
        assertEquals(
                Set.of(MarketCommand.class.getPermittedSubclasses()),
                commands().values().stream().map(Object::getClass).collect(Collectors.toSet()));
    }

    // ---- help -------------------------------------------------------------------------------------------------------

    private static Facts facts() {
        Prices prices = new Prices() {
            @Override
            public BoardPrice latest(String underlying) {
                return new BoardPrice(underlying, 2, PRICE, Examples.PRICE_SCALE, Examples.NOW, true);
            }

            @Override
            public @Nullable RoundRange since(String underlying, long round) {
                return null;
            }
        };
        return Facts.at(Examples.NOW, 9, 0, false).withPrices(prices);
    }

    static String word(Decision<MarketEvent> decision) {
        if (decision instanceof Decision.Refused<MarketEvent> refused) {
            return refused.rule().name();
        }
        return decision instanceof Decision.Accepted<MarketEvent> accepted ? words(accepted.events()) : "waits";
    }

    private static String words(List<MarketEvent> events) {
        return events.isEmpty()
                ? "-"
                : events.stream().map(event -> event.getClass().getSimpleName()).collect(Collectors.joining("+"));
    }

    private static <T> T named(Map<String, T> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }
}
