package io.quoin.protocol.world.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.PairOut;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.entity.EntityKind;
import io.quoin.protocol.entity.EntityLimits;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.PriceRound;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.world.Plant;
import io.quoin.protocol.world.World;
import io.quoin.protocol.world.WorldStep;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A world of two purses and two tills, with prices. At the end of a run everything dies, and whom the roster names must bring
 * all of it to rest.
 */
final class ShopWorld implements Property.Run<WorldStep<ShopCommand>> {
    private static final List<Address> PURSES = List.of(new Address(Purse.TYPE, "p"), new Address(Purse.TYPE, "q"));
    private static final List<Address> TILLS = List.of(new Address(Till.TYPE, "s"), new Address(Till.TYPE, "t"));
    private static final EntityLimits LIMITS = new EntityLimits(8, 64 * 1024, 12, 10_000, 2, 3);
    private static final long PRICE = 1_000;
    private static final long DRAWN_AT_FIRST = 120;

    private final EntityKind<Purse.State, Purse.Command, Purse.Event, Talk.ToPurse, ?, ?> purses;
    private final EntityKind<Till.State, Till.Command, Till.Event, Talk.ToTill, ?, ?> tills;
    private final World<ShopCommand> world;
    private final TreeMap<String, Long> wanted = new TreeMap<>();
    private final Consumer<String> seen;

    /** A world with these mistakes; what is ever seen in it is told by name. */
    ShopWorld(Plant plant, ShopMistake mistake, Consumer<String> seen) {
        this.seen = seen;
        this.purses = Purse.kind(LIMITS, mistake);
        this.tills = Till.kind(
                LIMITS,
                mistake,
                (till, want) -> wanted.merge(till + "<" + want.order().account(), want.lent(), Math::max));
        this.world = new World<>(plant, purses, tills);
        world.admit(PRICE);
        for (Address purse : PURSES) {
            world.submit(purse, new Purse.Draw(DRAWN_AT_FIRST), 5_000);
        }
        for (Address till : TILLS) {
            world.submit("p", till, new Till.Charge(1), 5_000);
        }
        world.settle();
        world.hearAll();
    }

    static Gen<WorldStep<ShopCommand>> steps() {
        Gen<Address> purses = Gen.elementOf(PURSES);
        Gen<ShopCommand> ofPurses = Gen.frequency(List.of(
                Gen.weighted(3, Gen.longs(1, 60).map(Purse.Draw::new)),
                Gen.weighted(4, Gen.longs(1, 60).map(Purse.PayOut::new))));
        Gen<ShopCommand> ofTills = Gen.frequency(List.of(
                Gen.weighted(8, Gen.longs(1, 60).map(Till.Buy::new)),
                Gen.weighted(2, Gen.longs(1, 40).map(Till.Charge::new))));
        return WorldStep.stepsWithPrices(
                Gen.frequency(List.of(
                        Gen.weighted(
                                2,
                                Gen.combine(
                                        purses,
                                        ofPurses,
                                        (purse, what) -> new WorldStep.Ask<>(purse.id(), purse, what))),
                        Gen.weighted(
                                3,
                                Gen.combine(
                                        purses,
                                        Gen.elementOf(TILLS),
                                        ofTills,
                                        (purse, till, what) -> new WorldStep.Ask<>(purse.id(), till, what))))),
                PRICE);
    }

    @Override
    public void apply(WorldStep<ShopCommand> step) {
        step.in(world);
        world.check();
    }

    @Override
    public void finish() {
        world.crashAll(false);
        world.check();
        world.settle();
        world.checkJournals();
        world.journals(tills).values().forEach(ShopWorld::checkRounds);
        checkPurses();
        tell(world.journals(purses));
        tell(world.journals(tills));
        world.undecided().forEach(rule -> seen.accept(rule.name()));
    }

    // ---- what the journals must tell at rest ------------------------------------------------------------------------

    /** A till never goes back to an earlier round, and whatever used a price stands in a block that says so. */
    private static void checkRounds(List<SealedBlock<Till.Event>> blocks) {
        long last = 0;
        for (SealedBlock<Till.Event> sealed : blocks) {
            Block<Till.Event> block = sealed.block();
            for (Entry<Till.Event> entry : block.entries()) {
                for (Till.Event event : entry.events()) {
                    if (event instanceof Till.Marked marked) {
                        assertTrue(marked.round() > last, "a till goes back to an earlier round");
                        last = marked.round();
                        requireNoted(block, marked.round(), marked.price());
                    } else if (event instanceof Till.Sold sold) {
                        requireNoted(block, sold.round(), sold.price());
                    }
                }
            }
        }
    }

    private static void requireNoted(Block<?> block, long round, long price) {
        assertTrue(
                block.rounds().contains(new PriceRound("bread", round, price)),
                () -> "round " + round + " was used, but only " + block.rounds() + " are noted");
    }

    private void checkPurses() {
        world.journals(purses).forEach((self, blocks) -> {
            eachEvent(blocks, event -> {
                if (event instanceof Purse.PaidOut paid) {
                    paid.answered()
                            .forEach((till, charged) -> assertTrue(
                                    paid.known().getOrDefault(till, 0L) >= charged,
                                    () -> "paid out before it was known what " + till + " had charged: " + paid));
                }
            });
            world.replay(purses, self).domain().lines().forEach((till, line) -> checkLine(self, till, line));
        });
    }

    private void checkLine(Address purse, Address till, Purse.Line line) {
        assertTrue(
                line.lent() <= wanted.getOrDefault(till.id() + "<" + purse.id(), 0L),
                () -> purse + " has lent " + till + " more than was ever wanted: " + line);
        EntityState<Till.State> other = world.replay(tills, till);
        PairOut pair = other.channels().pairsOut().get(purse);
        if (pair != null) {
            assertEquals(pair.position(), line.mark(), "what stands beside the totals is not what was settled");
        }
    }

    // ---- what was seen ----------------------------------------------------------------------------------------------

    private <E> void tell(SortedMap<Address, List<SealedBlock<E>>> journals) {
        journals.values().forEach(blocks -> {
            eachEvent(blocks, event -> {
                seen.accept(event.getClass().getSimpleName());
                if (event instanceof Till.Sold sold && sold.waitedMillis() > 0) {
                    seen.accept("sold after waiting");
                } else if (event instanceof Purse.PaidOut paid
                        && paid.answered().size() > 1) {
                    seen.accept("paid behind two barriers");
                }
            });
            for (SealedBlock<E> block : blocks) {
                block.block().entries().forEach(entry -> tell(entry.cause()));
            }
        });
    }

    private void tell(Cause cause) {
        if (cause instanceof Cause.Command command && command.outcome() instanceof Outcome.Refused refused) {
            seen.accept(refused.name());
        } else if (cause instanceof Cause.Opening || cause instanceof Cause.Hinted) {
            seen.accept(cause.getClass().getSimpleName());
        }
    }

    private static <E> void eachEvent(List<SealedBlock<E>> blocks, Consumer<E> each) {
        for (SealedBlock<E> block : blocks) {
            block.block().entries().forEach(entry -> entry.events().forEach(each));
        }
    }
}
