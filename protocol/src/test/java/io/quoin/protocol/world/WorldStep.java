package io.quoin.protocol.world;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.gen.Gen;
import java.util.ArrayList;
import java.util.List;

/** One thing that happens in a world. Who it happens to is chosen by a number among those that it can happen to. */
public sealed interface WorldStep<C> {
    /** What a client wants: on whose behalf, of whom, and what. */
    record Ask<C>(String account, Address entity, C command) {}

    /** A client hands in a new command. */
    record Submit<C>(Ask<C> ask, long validForMillis) implements WorldStep<C> {}

    /** A client hands in an earlier command again. */
    record Repeat<C>(int which) implements WorldStep<C> {}

    /** A client hands in another command under an earlier id. */
    record Forge<C>(int which, Ask<C> ask) implements WorldStep<C> {}

    /** An entity takes one step. */
    record Run<C>(int which, boolean releaseFirst) implements WorldStep<C> {}

    /** A message arrives; a doubled one will arrive again. */
    record Deliver<C>(int which, boolean doubled) implements WorldStep<C> {}

    /** A message is lost. */
    record Lose<C>(int which) implements WorldStep<C> {}

    /** An entity sends again what is not confirmed. */
    record SendAgain<C>(int which) implements WorldStep<C> {}

    /** An entity goes to sleep if it owes nothing. */
    record Passivate<C>(int which) implements WorldStep<C> {}

    /** An entity dies; a write on its way lands or not. */
    record Crash<C>(int which, boolean writeLanded) implements WorldStep<C> {}

    /** Everything dies. */
    record CrashAll<C>(boolean writesLanded) implements WorldStep<C> {}

    /** Those on the roster are woken. */
    record WakeRoster<C>() implements WorldStep<C> {}

    /** Time passes, or the clock falls a little. */
    record Pass<C>(long millis) implements WorldStep<C> {}

    /** A round is admitted, and nobody has heard of it yet. */
    record Admit<C>(long price) implements WorldStep<C> {}

    /** The board of an entity hears of the newest round, or of one so many before it. */
    record Hear<C>(int which, int behind) implements WorldStep<C> {}

    /** Does it. */
    default void in(World<C> world) {
        if (this instanceof Submit<C> s) {
            world.submit(s.ask().account(), s.ask().entity(), s.ask().command(), s.validForMillis());
        } else if (this instanceof Repeat<C> s) {
            world.repeat(s.which());
        } else if (this instanceof Forge<C> s) {
            world.forge(s.which(), s.ask().entity(), s.ask().command());
        } else if (this instanceof Run<C> s) {
            world.run(s.which(), s.releaseFirst());
        } else if (this instanceof Deliver<C> s) {
            world.deliver(s.which(), s.doubled());
        } else if (this instanceof Lose<C> s) {
            world.lose(s.which());
        } else if (this instanceof SendAgain<C> s) {
            world.sendAgain(s.which());
        } else if (this instanceof Passivate<C> s) {
            world.passivate(s.which());
        } else if (this instanceof Crash<C> s) {
            world.crash(s.which(), s.writeLanded());
        } else if (this instanceof CrashAll<C> s) {
            world.crashAll(s.writesLanded());
        } else if (this instanceof WakeRoster<C>) {
            world.wakeRoster();
        } else if (this instanceof Admit<C> s) {
            world.admit(s.price());
        } else if (this instanceof Hear<C> s) {
            world.hear(s.which(), s.behind());
        } else {
            world.pass(((Pass<C>) this).millis());
        }
    }

    /** Steps of a busy and unlucky world whose clients ask these entities, each for itself, for these commands. */
    static <C> Gen<WorldStep<C>> steps(List<Address> entities, Gen<C> commands) {
        return steps(Gen.combine(
                Gen.elementOf(entities), commands, (entity, command) -> new Ask<>(entity.id(), entity, command)));
    }

    /** Steps of a busy and unlucky world whose clients ask for this. */
    static <C> Gen<WorldStep<C>> steps(Gen<Ask<C>> asks) {
        return Gen.frequency(unlucky(asks));
    }

    /** The same where prices around this one come and go: late, out of date, or never. */
    static <C> Gen<WorldStep<C>> stepsWithPrices(Gen<Ask<C>> asks, long price) {
        List<Gen.Weighted<WorldStep<C>>> steps = new ArrayList<>(unlucky(asks));
        steps.add(Gen.weighted(4, Gen.longs(price / 2, 2 * price).map(Admit<C>::new)));
        steps.add(Gen.weighted(12, Gen.combine(Gen.ints(0, 30), Gen.ints(0, 2), Hear<C>::new)));
        return Gen.frequency(steps);
    }

    private static <C> List<Gen.Weighted<WorldStep<C>>> unlucky(Gen<Ask<C>> asks) {
        Gen<Integer> which = Gen.ints(0, 30);
        Gen<Boolean> either = Gen.booleans();
        return List.of(
                Gen.weighted(14, Gen.combine(asks, Gen.longs(0, 5_000), Submit<C>::new)),
                Gen.weighted(4, which.map(Repeat<C>::new)),
                Gen.weighted(1, Gen.combine(which, asks, Forge<C>::new)),
                Gen.weighted(44, Gen.combine(which, either, Run<C>::new)),
                Gen.weighted(18, Gen.combine(which, Gen.ints(0, 3).map(one -> one == 3), Deliver<C>::new)),
                Gen.weighted(3, which.map(Lose<C>::new)),
                Gen.weighted(4, which.map(SendAgain<C>::new)),
                Gen.weighted(3, which.map(Passivate<C>::new)),
                Gen.weighted(4, Gen.combine(which, either, Crash<C>::new)),
                Gen.weighted(1, either.map(CrashAll<C>::new)),
                Gen.weighted(1, Gen.constant(new WakeRoster<C>())),
                Gen.weighted(3, Gen.longs(-200, 3_000).map(Pass<C>::new)));
    }
}
