package io.quoin.config.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.market.InstrumentState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the operator reads after a command: what is so now, where it stands in the journal, what to do next. */
class StateChangeTest {
    private static final String PLACE = "Height 7, block " + FakeMarkets.HASH + ", command system.operator/halt-1.";

    private static List<String> lines(InstrumentState before, InstrumentState wanted, Fate fate) {
        return new StateChange("BTC-X", before, wanted, new CommandId("system.operator", "halt-1"), fate).lines();
    }

    private static Fate refused(String name) {
        return new Fate.Refused(7, 0, FakeMarkets.HASH, name, "Why.");
    }

    @Test
    void an_applied_change_names_both_states_the_place_and_what_follows() {
        List<String> lines = lines(InstrumentState.TRADING, InstrumentState.CANCEL_ONLY, FakeMarkets.APPLIED);
        assertEquals("BTC-X is cancel-only; it was trading.", lines.get(0));
        assertEquals(PLACE, lines.get(1));
        assertTrue(lines.get(2).startsWith("Next: orders can only be cancelled"), lines::toString);
    }

    @Test
    void what_was_so_already_is_told_as_that() {
        assertEquals(
                "BTC-X is halted, as it was already.",
                lines(InstrumentState.HALTED, InstrumentState.HALTED, FakeMarkets.APPLIED)
                        .get(0));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CREATED")
    void every_state_that_can_be_asked_for_says_what_is_next(InstrumentState wanted) {
        assertTrue(lines(InstrumentState.CREATED, wanted, FakeMarkets.APPLIED)
                .get(2)
                .startsWith("Next: "));
    }

    @Test
    void a_refusal_names_its_rule_its_place_and_the_way_out() {
        List<String> open = lines(InstrumentState.TRADING, InstrumentState.CLOSED, refused("POSITIONS_OPEN"));
        assertEquals("BTC-X refused to be closed, POSITIONS_OPEN: Why.", open.get(0));
        assertEquals(PLACE, open.get(1));
        assertTrue(open.get(2).contains("open interest of 0"), open::toString);
        assertTrue(lines(InstrumentState.CLOSED, InstrumentState.TRADING, refused("MARKET_CLOSED"))
                .get(2)
                .contains("another name"));
        assertTrue(lines(InstrumentState.CLOSED, InstrumentState.TRADING, refused("INTERNAL"))
                .get(2)
                .contains("quoin journal show market/BTC-X"));
    }

    @Test
    void what_was_not_decided_never_will_be_or_is_not_known_is_told_apart() {
        InstrumentState halted = InstrumentState.HALTED;
        assertEquals(
                List.of("BTC-X did not decide, FROZEN: Broken.", "Nothing was changed. Next: say it again."),
                lines(halted, halted, new Fate.NotDecided("FROZEN", "Broken.")));
        assertTrue(lines(halted, halted, new Fate.Never()).get(0).contains("nothing will be"));
        assertTrue(lines(halted, halted, new Fate.Unknown()).get(0).contains("is not known"));
    }
}
