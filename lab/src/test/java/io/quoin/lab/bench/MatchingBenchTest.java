package io.quoin.lab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quoin.lab.bench.matching.BareBook;
import io.quoin.lab.bench.matching.Contender;
import io.quoin.lab.bench.matching.OrderFlow;
import io.quoin.lab.bench.matching.OrderFlowDrawing;
import io.quoin.lab.report.Report;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The matching benchmark, short: all contenders come to the same, and one that does not is found. */
class MatchingBenchTest {
    private static final MatchingBench.Settings SHORT = new MatchingBench.Settings(1, 30_000, 1_000, 7);

    /** Plays fairly and tells something else. */
    private static Contender forger(UnaryOperator<Contender.Outcome> forgery) {
        return new Contender() {
            @Override
            public String name() {
                return "forger";
            }

            @Override
            public Outcome play(OrderFlow flow) {
                return forgery.apply(new BareBook().play(flow));
            }
        };
    }

    @Test
    void theContendersComeToTheSameTradesAndTheSameBook() throws Exception {
        Report report = new MatchingBench(SHORT).run();
        assertTrue(report.isOk(), report::toTable);
        JsonNode told = new ObjectMapper().readTree(report.toJson());
        assertTrue(told.at("/figures/fills").asLong() > 500, report::toTable);
        assertTrue(told.at("/figures/bare_book_commands_per_core_second").asDouble() > 0, report::toTable);
        assertTrue(told.at("/ratios/bare_book_of_tree_book").asDouble() > 0, report::toTable);
        assertEquals(2, told.at("/targets/bare_book_of_tree_book/target").asDouble());
        assertTrue(told.at("/ratios/market_law_with_live_ids_of_tree_book").asDouble() > 0, report::toTable);
        assertEquals(0.5, told.at("/targets/market_law_of_tree_book/target").asDouble());
    }

    @Test
    void theFlowIsThatOfTheGeneratorItIsLikenedTo() {
        OrderFlow flow = OrderFlowDrawing.draw(1, 1_000, 100_000);
        assertEquals(100_000, flow.size() - flow.filling());
        assertEquals(71, flow.count(OrderFlow.Kind.MOVE) / 1_000.0, 3);
        assertEquals(7, flow.count(OrderFlow.Kind.CANCEL) / 1_000.0, 1);
        assertEquals(7, flow.count(OrderFlow.Kind.REDUCE) / 1_000.0, 1);
        int coming = flow.count(OrderFlow.Kind.PLACE) + flow.count(OrderFlow.Kind.TAKE);
        assertEquals(15, coming / 1_000.0, 2);
        assertEquals(1_000, new BareBook().play(flow).book().length / 3.0, 100);
    }

    @Test
    void aContenderThatComesToSomethingElseIsFound() {
        assertTrue(new MatchingBench(SHORT, forger(fair -> fair)).run().isOk());
        assertFalse(new MatchingBench(
                        SHORT,
                        forger(fair ->
                                new Contender.Outcome(fair.cpuNanos(), fair.fills() + 1, fair.digest(), fair.book())))
                .run()
                .isOk());
        assertFalse(new MatchingBench(
                        SHORT,
                        forger(fair ->
                                new Contender.Outcome(fair.cpuNanos(), fair.fills(), fair.digest() + 1, fair.book())))
                .run()
                .isOk());
        assertFalse(new MatchingBench(SHORT, forger(fair -> {
                    fair.book()[2]++;
                    return fair;
                }))
                .run()
                .isOk());
    }
}
