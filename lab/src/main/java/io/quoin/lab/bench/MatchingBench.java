package io.quoin.lab.bench;

import io.quoin.lab.bench.matching.BareBook;
import io.quoin.lab.bench.matching.Contender;
import io.quoin.lab.bench.matching.Contender.Outcome;
import io.quoin.lab.bench.matching.LawMarket;
import io.quoin.lab.bench.matching.OrderFlow;
import io.quoin.lab.bench.matching.OrderFlow.Kind;
import io.quoin.lab.bench.matching.OrderFlowDrawing;
import io.quoin.lab.bench.matching.TreeBook;
import io.quoin.lab.report.Report;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many commands a second one core matches. Every contender plays the same flow in turn, round after round, on one
 * thread; each must end with the trades and the book of all others. Rates are of the processor time of that thread, so they
 * are a core's also on a machine that is busy, and ratios are of neighbours in time.
 *
 * <p>Measured against {@link TreeBook} are our bare book, and {@link LawMarket}, the whole law with ids, credit, fees and
 * events around it.
 */
final class MatchingBench {
    private static final int WARM_UP_ROUNDS = 3;
    private static final double BARE_OF_TREE_TARGET = 2;
    private static final double BARE_STRETCH_PER_SECOND = 14e6;
    private static final double LAW_OF_TREE_TARGET = 0.5;

    /**
     * How to run it.
     *
     * @param rounds how often everything is measured; medians are told
     * @param commands how many are timed in each round
     * @param resting how many orders the book is kept at
     * @param seed of the flow
     */
    record Settings(int rounds, int commands, int resting, long seed) {}

    private final Settings settings;
    private final TreeBook tree = new TreeBook();
    private final BareBook bare = new BareBook();
    private final LawMarket law = new LawMarket(false);
    private final LawMarket lawWithIds = new LawMarket(true);
    private final List<Contender> contenders = new ArrayList<>();
    private final Map<Contender, Medians> perSecond = new LinkedHashMap<>();
    private boolean isSame = true;

    /** Measures these too. */
    MatchingBench(Settings settings, Contender... others) {
        this.settings = settings;
        this.contenders.add(tree);
        this.contenders.add(bare);
        this.contenders.add(law);
        this.contenders.add(lawWithIds);
        this.contenders.addAll(List.of(others));
        contenders.forEach(contender -> perSecond.put(contender, new Medians()));
    }

    /** Runs it all; a round of a million commands takes less than a second. */
    Report run() {
        int rounds = WARM_UP_ROUNDS + settings.rounds();
        try (Progress progress = new Progress("bench matching", " rounds", rounds + 1L)) {
            progress.say("drawing the flow");
            OrderFlow flow = OrderFlowDrawing.draw(settings.seed(), settings.resting(), settings.commands());
            progress.step();
            Outcome expected = tree.play(flow);
            for (int round = 0; round < rounds; round++) {
                progress.say(round < WARM_UP_ROUNDS ? "warm-up" : "round " + (round - WARM_UP_ROUNDS + 1));
                play(flow, expected, round);
                progress.step();
            }
            return report(flow, expected);
        }
    }

    private void play(OrderFlow flow, Outcome expected, int round) {
        List<Contender> order = new ArrayList<>(contenders);
        if (round % 2 == 0) {
            Collections.reverse(order); // So that no contender always comes after the same other one.
        }
        for (Contender contender : order) {
            Outcome outcome = contender.play(flow);
            isSame &= outcome.isSameAs(expected);
            if (round >= WARM_UP_ROUNDS) {
                median(contender).add(settings.commands() * 1e9 / outcome.cpuNanos());
            }
        }
    }

    private Report report(OrderFlow flow, Outcome outcome) {
        Report.Builder report = Report.of("bench_matching");
        for (Contender contender : contenders) {
            report.figure(
                    contender.name() + "_commands_per_core_second",
                    median(contender).median());
        }
        for (Kind kind : Kind.values()) {
            report.figure(
                    kind.name().toLowerCase(Locale.ROOT) + "_percent", 100.0 * flow.count(kind) / settings.commands());
        }
        report.figure("fills", outcome.fills())
                .figure("resting_orders", outcome.book().length / 3)
                .figure("commands", settings.commands())
                .figure("rounds", settings.rounds());
        for (Contender contender : contenders.subList(1, contenders.size())) {
            report.ratio(contender.name() + "_of_tree_book", ofTree(contender));
        }
        report.atLeast("bare_book_of_tree_book", ofTree(bare), BARE_OF_TREE_TARGET)
                .atLeast("bare_book_commands_per_core_second", median(bare).median(), BARE_STRETCH_PER_SECOND)
                .atLeast("market_law_of_tree_book", ofTree(law), LAW_OF_TREE_TARGET);
        return report.require(isSame).require(outcome.fills() > 0).build();
    }

    private double ofTree(Contender contender) {
        return median(contender)
                .with(median(tree), (ours, theirs) -> ours / theirs)
                .median();
    }

    private Medians median(Contender contender) {
        Medians medians = perSecond.get(contender);
        if (medians == null) {
            throw new IllegalArgumentException(contender.name());
        }
        return medians;
    }
}
