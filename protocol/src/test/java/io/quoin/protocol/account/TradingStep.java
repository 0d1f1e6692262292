package io.quoin.protocol.account;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.world.World;
import io.quoin.protocol.world.WorldStep;
import java.util.List;

/** One thing that happens in a {@link TradingWorld}: a step of the world, or a while in which it just goes on. */
sealed interface TradingStep {
    /** Anything that may happen in a world. */
    record One(WorldStep<Object> step) implements TradingStep {}

    /** So many times somebody takes a step and the oldest message arrives. */
    record GoOn(int times) implements TradingStep {}

    /** All boards hear of the newest round. */
    record HearAll() implements TradingStep {}

    /** Does it. */
    default void in(World<Object> world) {
        if (this instanceof One one) {
            one.step().in(world);
        } else if (this instanceof GoOn on) {
            for (int time = 0; time < on.times(); time++) {
                world.run(time, false);
                world.deliver(0, false);
            }
        } else {
            world.hearAll();
        }
    }

    /**
     * Steps of a world in which more goes well than elsewhere, for much must go well before an account has positions, lines
     * and too little of everything.
     *
     * @param prices between which rounds are admitted, if the first is below the second
     */
    static Gen<TradingStep> steps(Gen<WorldStep.Ask<Object>> asks, long lowestPrice, long highestPrice) {
        Gen<Integer> which = Gen.ints(0, 30);
        Gen<Boolean> either = Gen.booleans();
        Gen<WorldStep<Object>> busy = Gen.frequency(List.of(
                Gen.weighted(30, Gen.combine(asks, Gen.longs(500, 5_000), WorldStep.Submit<Object>::new)),
                Gen.weighted(20, Gen.combine(which, either, WorldStep.Run<Object>::new)),
                Gen.weighted(20, Gen.combine(which, either, WorldStep.Deliver<Object>::new)),
                Gen.weighted(6, which.map(WorldStep.SendAgain<Object>::new)),
                Gen.weighted(2, which.map(WorldStep.Lose<Object>::new)),
                Gen.weighted(1, which.map(WorldStep.Repeat<Object>::new)),
                Gen.weighted(1, Gen.combine(which, either, WorldStep.Crash<Object>::new)),
                Gen.weighted(4, Gen.longs(0, 400).map(WorldStep.Pass<Object>::new)),
                Gen.weighted(1, Gen.longs(0, 3_000).map(WorldStep.Pass<Object>::new)),
                Gen.weighted(4, Gen.combine(which, Gen.ints(0, 1), WorldStep.Hear<Object>::new)),
                Gen.weighted(
                        lowestPrice < highestPrice ? 4 : 1,
                        Gen.longs(lowestPrice, highestPrice).map(WorldStep.Admit<Object>::new))));
        return Gen.frequency(List.of(
                Gen.weighted(85, busy.map(One::new)),
                Gen.weighted(10, Gen.ints(1, 20).map(GoOn::new)),
                Gen.weighted(5, Gen.constant(new HearAll()))));
    }
}
