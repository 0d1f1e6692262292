package io.quoin.persistence.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.persistence.account.AccountSamples;
import io.quoin.persistence.line.LineSamples;
import io.quoin.persistence.market.MarketSamples;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The registry of everything that Quoin writes keeps its promise; and a registry that does not is found out. */
class WireRegistryTest {
    private static final String ADDED = "9004 tiny.added/1 ac460e";

    @Test
    void everythingThatQuoinWritesHasOneNameAndReadsItsGoldenBytes() {
        WireGuard guard = WireGuard.of(WireNames.QUOIN);
        ShellSamples.addTo(guard);
        AccountSamples.addTo(guard);
        MarketSamples.addTo(guard);
        LineSamples.addTo(guard);
        guard.check(WireRegistryTest.class, "golden.txt");
    }

    @Test
    void aRegistryOutsideThisModuleIsGuardedInTheSameWay() {
        WireGuard.of(Tiny.NAMES)
                .entity(Tiny.WIRE)
                .sample("tiny.state/1", new Tiny.State(1, false, 2))
                .sample("tiny.add/1", new Tiny.Add(3))
                .sample("tiny.give/1", new Tiny.Give(ShellSamples.BOB, ShellSamples.GIFT.money()))
                .sample("tiny.note/1", new Tiny.Note(new byte[] {1, 2}))
                .sample("tiny.added-once/1", new Tiny.Added(1))
                .sample("tiny.added/1", new Tiny.Added(7))
                .sample("tiny.given/1", new Tiny.Given(ShellSamples.BOB, ShellSamples.GIFT.money(), 9))
                .sample("tiny.ask-total/1", new Tiny.AskTotal())
                .sample("tiny.total/1", new Tiny.Total(8))
                .sample("tiny.gift/1", ShellSamples.GIFT)
                .check(WireRegistryTest.class, "tiny-golden.txt");
    }

    @Test
    void aNameWithoutASampleIsFound() {
        assertComplaint(
                "tiny.added/1 has no sample",
                WireGuard.of(names("9004 tiny.added/1")).frame("tiny.added/1"));
    }

    @Test
    void aNameWithoutGoldenBytesIsFoundAndTheLineToAddIsSaid() {
        assertComplaint("tiny.added/1 has no golden bytes; add: " + ADDED, added());
    }

    @Test
    void aNameThatNothingIsWrittenUnderIsFound() {
        assertComplaint("tiny.given/1 names 0 things; it must be one", WireGuard.of(names("9005 tiny.given/1")));
    }

    @Test
    void aNameOfTwoThingsIsFound() {
        WireNames names = names("9003 tiny.added-once/1 retired\n9004 tiny.added/1\n9005 tiny.given/1");
        WireGuard guard = WireGuard.of(names).family(Tiny.EVENTS).frame("tiny.added/1");
        assertTrue(guard.complaints(List.of()).contains("tiny.added/1 names 2 things; it must be one"));
    }

    @Test
    void aNameThatWasTakenOutOfTheRegistryIsFound() {
        assertComplaint(
                "tiny.lost/1 has golden bytes, but is not in the registry: a name stays, marked retired",
                added(),
                ADDED,
                "9001 tiny.lost/1 00");
    }

    @Test
    void aNumberThatWasGivenToAnotherNameIsFound() {
        assertComplaint("tiny.added/1 was number 9005 and is 9004 now", added(), "9005 tiny.added/1 ac460e");
    }

    @Test
    void anotherMeaningOfOldBytesIsFound() {
        assertComplaint(
                "the golden bytes of tiny.added/1 now mean Added[delta=8], not Added[delta=7]",
                added(),
                "9004 tiny.added/1 ac4610");
    }

    @Test
    void oldBytesThatCannotBeReadAreFound() {
        assertComplaint(
                "the golden bytes of tiny.added/1 cannot be read any more: byte 3: the value ends here, but 1 bytes follow",
                added(),
                "9004 tiny.added/1 ac460e00");
        assertComplaint(
                "the golden bytes of tiny.added/1 do not begin with its number", added(), "9004 tiny.added/1 ab46");
    }

    @Test
    void anEventThatIsWrittenDifferentlyIsFound() {
        WireFamily<Tiny.Gift> changed = WireFamily.of(names("9008 tiny.gift/1"), Tiny.Gift.class)
                .word("tiny.gift/1", Tiny.Gift.class, (out, gift) -> out.bool(true), in -> {
                    in.varint();
                    return ShellSamples.GIFT;
                })
                .build();
        assertComplaint(
                "tiny.gift/1 is written differently now: b04601; a new form is a new version",
                WireGuard.of(names("9008 tiny.gift/1"))
                        .family(changed)
                        .sample("tiny.gift/1", changed, ShellSamples.GIFT),
                "9008 tiny.gift/1 b04605");
    }

    private static WireGuard added() {
        return WireGuard.of(names("9004 tiny.added/1"))
                .frame("tiny.added/1")
                .sample("tiny.added/1", Tiny.EVENTS, new Tiny.Added(7));
    }

    private static WireNames names(String lines) {
        return WireNames.parse("these names", lines.lines().toList(), 9_000, 9_999);
    }

    private static void assertComplaint(String complaint, WireGuard guard, String... golden) {
        assertEquals(List.of(complaint), guard.complaints(List.of(golden)));
    }
}
