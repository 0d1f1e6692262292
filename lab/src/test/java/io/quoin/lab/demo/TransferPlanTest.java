package io.quoin.lab.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quoin.lab.stream.OrderEvent;
import io.quoin.lab.stream.OrderStream;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each event of the stream is one transfer between two different accounts, or is skipped and counted. */
class TransferPlanTest {
    private static final Path SHIPPED = Path.of("data", "bitstamp_btcusd_l3_orders_20150501_0000_0300.csv.gz");

    @Test
    void the_shipped_stream_is_so_many_transfers_and_the_same_ones_every_time() throws Exception {
        TransferPlan plan = TransferPlan.of(OrderStream.read(SHIPPED), 1_000);
        assertEquals(32_185, plan.transfers().size());
        assertEquals(407, plan.worthNothing());
        assertEquals(plan, TransferPlan.of(OrderStream.read(SHIPPED), 1_000));
        for (int i = 0; i < plan.transfers().size(); i++) {
            PlannedTransfer transfer = plan.transfers().get(i);
            assertEquals(i, transfer.number());
            assertNotEquals(transfer.from(), transfer.to());
        }
    }

    @Test
    void a_transfer_is_of_price_times_quantity_rounded_down_to_the_unit() {
        assertEquals("472.94", amount("236.47", "2"));
        assertEquals("422.93899785", amount("236.47", "1.78855245"));
        assertEquals("0.00000001", amount("1.99", "0.00000001"));
    }

    private static String amount(String price, String remaining) {
        Money amount = TransferPlan.of(List.of(event(7, true, price, remaining)), 10)
                .transfers()
                .get(0)
                .amount();
        assertEquals(Assets.USDC, amount.asset());
        return amount.amountText();
    }

    @Test
    void an_event_worth_less_than_a_unit_is_skipped_and_counted() {
        TransferPlan plan = TransferPlan.of(
                List.of(event(1, true, "236.47", "0"), event(2, true, "0.99", "0.00000001"), event(3, true, "1", "1")),
                10);
        assertEquals(2, plan.worthNothing());
        assertEquals(1, plan.transfers().size());
        assertEquals("t0", plan.transfers().get(0).clientId());
    }

    @Test
    void id_and_side_select_the_accounts() {
        TransferPlan plan =
                TransferPlan.of(List.of(event(65_595_247, true, "1", "1"), event(65_595_247, false, "1", "1")), 1_000);
        assertEquals("trader-0247", plan.transfers().get(0).from());
        assertEquals("trader-0247", plan.transfers().get(1).from());
        assertNotEquals(plan.transfers().get(0).to(), plan.transfers().get(1).to());
    }

    @Test
    void two_accounts_are_enough() {
        TransferPlan plan = TransferPlan.of(List.of(event(4, true, "1", "1"), event(5, false, "1", "1")), 2);
        assertEquals("trader-0001", plan.transfers().get(0).to());
        assertEquals("trader-0000", plan.transfers().get(1).to());
    }

    private static OrderEvent event(long orderId, boolean isBuy, String price, String remaining) {
        return new OrderEvent(1_000, orderId, OrderEvent.Action.CREATED, isBuy, price, remaining);
    }
}
