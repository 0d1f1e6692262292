package io.quoin.lab.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.market.book.OrderBook;
import io.quoin.protocol.market.book.Twins;
import io.quoin.protocol.market.naive.NaiveBook.Fate;
import io.quoin.protocol.market.naive.NaiveBook.Order;
import io.quoin.protocol.market.naive.NaiveBook.Rest;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Three hours of real orders through the book and the naive book: what was created comes as a limit order, what was deleted
 * before it was filled is cancelled, and both books do the same all the way. Sizes are rounded down to the lot.
 */
class RealOrdersTest {
    private static final Path FILE = Path.of("data/bitstamp_btcusd_l3_orders_20150501_0000_0300.csv.gz");
    private static final int PRICE_SCALE = 2;
    private static final int SIZE_SCALE = 6;
    private static final int FILLS_MAX = 50;
    private static final int LOOK_EVERY = 500;

    private final Twins twins = new Twins(FILLS_MAX);
    private final TreeMap<String, Integer> fates = new TreeMap<>();

    /** Our ids, which rise with time, of the venue's, which do not. */
    private final Map<Long, Long> ids = new HashMap<>();

    private long fills;

    /** What the stream does not say of an order: whose it is and on what terms. */
    @FunctionalInterface
    private interface Terms {
        Order order(long id, boolean isBuy, long price, long size);
    }

    @Test
    void orders_of_strangers_that_all_rest_are_matched_alike() throws IOException {
        play((id, isBuy, price, size) ->
                new Order(id, (int) (id % 1_000), (int) id, isBuy, price, size, Rest.RESTS, false));
        assertEquals(15_000, ids.size(), 2_000);
        assertTrue(fills > 300, fills + " fills");
        assertEquals(0, fates.getOrDefault("CANCELLED SELF_TRADE", 0));
    }

    @Test
    void orders_of_a_thousand_accounts_on_terms_of_all_kinds_are_matched_and_refused_alike() throws IOException {
        play((id, isBuy, price, size) -> {
            Rest rest = id % 9 == 0 ? Rest.MUST_NOT_BE : id % 7 == 0 ? Rest.IS_CANCELLED : Rest.RESTS;
            boolean isPostOnly = rest == Rest.RESTS && id % 5 == 0;
            int account = (int) (id * 7_919 % 1_000);
            return new Order(id, account, account % 40, isBuy, price, size, rest, isPostOnly);
        });
        for (String fate : new String[] {
            "CANCELLED NO_MORE_AT_PRICE",
            "CANCELLED SELF_TRADE",
            "FILLED FILLED",
            "FILL_OR_KILL_NOT_FILLED NO_MORE_AT_PRICE",
            "FILL_OR_KILL_NOT_FILLED SELF_TRADE",
            "POST_ONLY_WOULD_TRADE ",
            "RESTS NO_MORE_AT_PRICE"
        }) {
            assertTrue(fates.containsKey(fate), () -> fate + " is not among " + fates);
        }
    }

    private void play(Terms terms) throws IOException {
        long row = 0;
        for (OrderEvent event : OrderStream.read(FILE)) {
            row++;
            if (event.action() == OrderEvent.Action.CREATED) {
                come(event, row, terms);
            } else if (event.action() == OrderEvent.Action.DELETED && lots(event) > 0) {
                cancel(event);
            }
            if (row % LOOK_EVERY == 0) {
                twins.assertSame();
            }
        }
        twins.assertSame();
        twins.assertDumpIsOfOrdersAlone();
        twins.restore();
        twins.assertSame();
    }

    private void come(OrderEvent event, long row, Terms terms) {
        long price = Price.parse(event.price(), PRICE_SCALE).units();
        long size = lots(event);
        if (price > 0 && size > 0) {
            ids.put(event.orderId(), row);
            Fate fate = twins.come(terms.order(row, event.isBuy(), price, size));
            fates.merge(fate.end() + " " + fate.why(), 1, Integer::sum);
            fills += fate.trades().size();
        }
    }

    private void cancel(OrderEvent event) {
        Long id = ids.get(event.orderId());
        boolean isThere = id != null && twins.naive().find(id).isPresent();
        assertEquals(isThere, id != null && twins.book().find(id) != OrderBook.NONE);
        if (id != null && isThere) {
            twins.cancel(id);
        }
    }

    private static long lots(OrderEvent event) {
        BigDecimal rounded = new BigDecimal(event.remaining()).setScale(SIZE_SCALE, RoundingMode.DOWN);
        return Quantity.parse(rounded.toPlainString(), SIZE_SCALE).units();
    }
}
