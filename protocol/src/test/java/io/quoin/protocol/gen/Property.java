package io.quoin.protocol.gen;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A sentence that must be true of everything a generator draws. It is checked on so many cases; the first that fails is
 * shrunk as far as it goes, and the error says the sentence, the seed, the counterexample and what went wrong.
 *
 * <pre>{@code
 * Property.holds("what is printed is parsed", ValueGens.money(), 1_000, money -> Money.parse(money.toString()).equals(money));
 * Property.check("sums are conserved", Gen.listOf(transfers), 500, Ledger::applyAllAndCheck);
 * Property.named("the actor agrees with its model").cases(50).shrinkTries(200).checkRuns(commands, 40, ModelAndActor::new);
 * }</pre>
 *
 * <p>The cases are the same in every run until {@code -Dquoin.seed=<number>} chooses others ({@code random} draws a
 * number and prints it). {@code -Dquoin.cases.factor=<number>} multiplies the cases of every property.
 */
public final class Property {
    /** The seed where nobody said otherwise: builds do not flake, {@code -Dquoin.seed=random} explores. */
    static final long USUAL_SEED = 20_261_124L;

    private static final int USUAL_CASES = 200;
    private static final int USUAL_SHRINK_TRIES = 5_000;

    private final String name;
    private final int cases;
    private final int shrinkTries;
    private final long seed;

    private Property(String name, int cases, int shrinkTries, long seed) {
        this.name = name;
        this.cases = cases;
        this.shrinkTries = shrinkTries;
        this.seed = seed;
    }

    public static Property named(String sentence) {
        return new Property(sentence, USUAL_CASES, USUAL_SHRINK_TRIES, RunSettings.seed());
    }

    /** The body throws nothing on any of so many cases. */
    public static <T> void check(String sentence, Gen<T> generator, int cases, Body<? super T> body) {
        named(sentence).cases(cases).check(generator, body);
    }

    /** The predicate is true of each of so many cases. */
    public static <T> void holds(String sentence, Gen<T> generator, int cases, Predicate<? super T> predicate) {
        named(sentence).cases(cases).holds(generator, predicate);
    }

    public Property cases(int number) {
        return new Property(name, number, shrinkTries, seed);
    }

    /** How many simpler cases are tried at most; fewer for bodies that take long. */
    public Property shrinkTries(int number) {
        return new Property(name, cases, number, seed);
    }

    /** These cases whatever {@code quoin.seed} says: for a case that must never be forgotten. */
    public Property seed(long number) {
        return new Property(name, cases, shrinkTries, number);
    }

    public <T> void holds(Gen<T> generator, Predicate<? super T> predicate) {
        check(generator, value -> {
            if (!predicate.test(value)) {
                throw new AssertionError("it is not so");
            }
        });
    }

    /**
     * Each case is a sequence of at most so many commands for a fresh run, which applies them to the thing and to its
     * model and compares. The counterexample is a shortest sequence, with the step that failed marked.
     */
    public <C> void checkRuns(Gen<C> commands, int longest, Supplier<? extends Run<? super C>> runs) {
        check(Gen.listOf(commands, longest), sequence -> CommandRun.of(sequence, runs.get()));
    }

    public <T> void check(Gen<T> generator, Body<? super T> body) {
        Seed own = Seed.of(seed).split(name);
        int wanted = Math.multiplyExact(cases, RunSettings.casesFactor());
        for (int number = 1; number <= wanted; number++) {
            Optional<Failing<T>> failing = Failing.of(generator.draw(own.split(number)), body);
            if (failing.isPresent()) {
                throw shrunk(failing.get(), body, number, wanted);
            }
        }
    }

    private <T> AssertionError shrunk(Failing<T> first, Body<? super T> body, int number, int wanted) {
        Shrinking<T> shrinking = new Shrinking<>(body, first, shrinkTries);
        Failing<T> simplest = shrinking.simplest();
        return new AssertionError(
                String.join(
                        System.lineSeparator(),
                        "not so: " + name,
                        "  case            " + number + " of " + wanted,
                        "  seed            " + seed + " (the same again: -D" + RunSettings.SEED + "=" + seed + ")",
                        "  counterexample  " + shown(simplest.sample().value(), simplest.failure()),
                        "  failure         " + simplest.failure(),
                        "  shrunk          " + shrinking.report(),
                        "  drawn           " + Shown.shortly(first.sample().value())),
                simplest.failure());
    }

    private static String shown(Object value, Throwable failure) {
        return value instanceof List<?> list ? Shown.steps(list, failure) : String.valueOf(value);
    }

    /** What is done with each case; it fails by throwing. */
    @FunctionalInterface
    public interface Body<T> {
        void accept(T value) throws Exception;
    }

    /** A thing under test beside its model: applies one command to both, and compares. */
    public interface Run<C> extends AutoCloseable {
        void apply(C command) throws Exception;

        /** After the last command: what must hold at the end (the same state after a replay, for example). */
        default void finish() throws Exception {}

        /** Always called, after a failure too. */
        @Override
        default void close() {}
    }
}
