package io.quoin.protocol.market.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Once its arrays have grown, the book allocates nothing, whatever is done to it. */
class BookAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int RESTING = 1_000;
    private static final int PARTIES = 50;
    private static final int ROUNDS = 10_000;
    private static final int RUNS = 5;

    private final OrderBook book = new OrderBook(1, 1, 1);
    private final Crossing crossing = new Crossing(64);
    private final Taker[] takers = new Taker[64];
    private long ids;
    private long dice = 1;
    private long fills;

    BookAllocationTest() {
        TimeInForce[] forces = TimeInForce.values();
        for (int at = 0; at < takers.length; at++) {
            Side side = at % 2 == 0 ? Side.BUY : Side.SELL;
            long limit = at % 2 == 0 ? 5_010 + at : 4_990 - at;
            takers[at] = Taker.limit(PARTIES, side, limit, 1 + at % 40, forces[at % forces.length]);
        }
    }

    private int roll(int bound) {
        dice = dice * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        return (int) ((dice >>> 33) % bound);
    }

    private void place() {
        int party = roll(PARTIES);
        boolean isBuy = roll(2) == 0;
        boolean isFar = roll(10) == 0;
        long away = isFar ? 1L << roll(40) : 1 + roll(300);
        long ticks = isBuy ? Math.max(1, 5_000 - away) : 5_000 + away;
        book.add(++ids, party, party, isBuy ? Side.BUY : Side.SELL, ticks, 1 + roll(30), 0);
    }

    private void churn() {
        int slot = book.youngestOf(roll(PARTIES));
        if (slot != OrderBook.NONE) {
            book.remove(slot);
        }
        slot = book.oldestOf(roll(PARTIES));
        if (slot != OrderBook.NONE) {
            book.reduce(slot, 1);
        }
        MatchPlan plan = crossing.plan(book, takers[roll(takers.length)]);
        for (int fill = 0; fill < plan.fills(); fill++) {
            book.reduce(book.find(plan.makerId(fill)), plan.lots(fill));
            fills++;
        }
        while (book.size() < RESTING) {
            place();
        }
    }

    private long allocatedInOneRun() {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int round = 0; round < ROUNDS; round++) {
            churn();
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    /** The least of several runs: what an operation allocates is in each of them, what the machine does is not. */
    @Test
    void nothing_is_allocated_in_the_steady_state() {
        allocatedInOneRun();
        long least = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            least = Math.min(least, allocatedInOneRun());
        }
        assertEquals(0, least, "bytes in " + ROUNDS + " rounds");
        assertTrue(fills > ROUNDS, fills + " fills");
    }
}
