package io.quoin.protocol.market.credit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.quoin.protocol.margin.PositionMath;
import io.quoin.protocol.market.fees.OrderFee;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** The steady state of a market makes no garbage here, compiled or not. */
class CreditAllocatesNothingTest {
    private static final int ORDERS = 10_000;
    private static final long ONE_OBJECT_AN_ORDER = 16L * ORDERS;

    private final CreditTerms terms = new CreditTerms(1, 50_000_000, 200_000, 500_000, true);
    private final RequiredCredit credit = new RequiredCredit(terms, 6_500_000);
    private final OrderNeed need = new OrderNeed(terms, 6_500_000);

    @Test
    void placing_filling_and_cancelling_allocate_nothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        long sum = orders();
        long before = threads.getThreadAllocatedBytes(self);
        sum += orders();
        long allocated = threads.getThreadAllocatedBytes(self) - before;
        assertTrue(allocated < ONE_OBJECT_AN_ORDER / 10, () -> allocated + " bytes");
        assertTrue(sum != 0, "nothing was done");
    }

    private long orders() {
        long sum = 0;
        for (int order = 0; order < ORDERS; order++) {
            int side = (order & 1) == 0 ? CreditTerms.BUY : CreditTerms.SELL;
            long position = order % 1_000 - 500;
            long price = 6_450_000 + order % 100_000;
            need.begin(credit, position, side);
            need.rest(price, 1_000_000);
            need.rewind();
            need.fill(price, 400_000);
            need.rest(price, 600_000);
            sum += need.shortfall(5);
            credit.add(side, price, 1_000_000, need.residue());
            long notional = PositionMath.value(1_000, price, 1);
            long residue = OrderFee.residueAfter(notional, 200_000, need.residue());
            sum += OrderFee.ofFill(notional, 200_000, need.residue());
            credit.reduce(side, price, 1_000, need.residue(), residue);
            sum += Consumption.returned(Consumption.ofFill(terms, 6_500_000, position, side, price, 7), 100, 50);
            sum += credit.required(position) + credit.worstLoss();
            sum += PositionMath.realised(position, position * 6_400_000, side, price, 1);
            credit.remove(side, price, 999_000, residue);
        }
        return sum;
    }
}
