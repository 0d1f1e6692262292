package io.quoin.lab.demo;

import io.quoin.lab.stream.OrderEvent;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns each order event into one transfer: of price times remaining quantity, rounded down to 1e-8 USDC, from the account
 * that the order's id selects to the one that its id and side select. Events worth 0 (an order that was filled) are skipped
 * and counted.
 */
record TransferPlan(List<PlannedTransfer> transfers, int worthNothing) {
    static TransferPlan of(List<OrderEvent> events, int accounts) {
        List<PlannedTransfer> transfers = new ArrayList<>(events.size());
        int worthNothing = 0;
        for (OrderEvent event : events) {
            BigDecimal worth = new BigDecimal(event.price())
                    .multiply(new BigDecimal(event.remaining()))
                    .setScale(Assets.USDC.scale(), RoundingMode.DOWN);
            if (worth.signum() == 0) {
                worthNothing++;
                continue;
            }
            int from = (int) (event.orderId() % accounts);
            int stride = event.isBuy() ? 1 : 7;
            int step = 1 + (int) ((event.orderId() / accounts + stride) % (accounts - 1));
            transfers.add(new PlannedTransfer(
                    transfers.size(),
                    event.timeMillis(),
                    account(from),
                    account((from + step) % accounts),
                    Money.parse(worth.toPlainString(), Assets.USDC)));
        }
        return new TransferPlan(List.copyOf(transfers), worthNothing);
    }

    /** The id of the account with this number, 0 and up. */
    static String account(int number) {
        return String.format("trader-%04d", number);
    }
}
