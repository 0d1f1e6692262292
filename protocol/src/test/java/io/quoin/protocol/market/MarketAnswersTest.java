package io.quoin.protocol.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.value.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What a client who is refused is told: the number that is in the way, and what to do next. */
class MarketAnswersTest {
    private static final String ALICE = "alice";

    private final MarketBench bench = new MarketBench();
    private int orders;

    /** Those who ask for the right thing at the wrong time. The others name what they want instead, or nothing can be done. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {
                "POST_ONLY_WOULD_TRADE",
                "BOOK_FULL",
                "SETTLEMENT_LAGGING",
                "COLLATERAL_INSUFFICIENT",
                "TOO_MANY_PARKED",
                "LINE_NOT_GRANTED"
            })
    void a_refusal_for_now_says_what_to_do_next(MarketRefusal refusal) {
        assertTrue(refusal.sentence().contains(": "), refusal::sentence);
    }

    @Test
    void what_waits_too_much_is_not_said_to_be_the_accounts_alone() {
        assertEquals(
                "As many orders wait for a line as may, of the account or of the market: send it again later.",
                MarketRefusal.TOO_MANY_PARKED.sentence());
    }

    @Test
    void a_limit_is_told_with_its_number() {
        open(10_000);
        assertEquals("The price is above the instrument's highest, 100000.", refused("1", "100000.5"));
        assertEquals("The order is smaller than the instrument's smallest, 0.1.", refused("0.09", "100"));
        assertEquals("The order is larger than the instrument's largest, 100.", refused("100.01", "100"));
        for (int i = 0; i < Examples.PARAMETERS.ordersPerPartyMax(); i++) {
            refused("1", "99");
        }
        assertEquals(
                "The account has as many open orders in this market as it may have, 4: cancel one first.",
                refused("1", "99"));
    }

    @Test
    void an_index_above_the_highest_price_is_not_said_to_be_missing() {
        open(10_000);
        refused("1", "99");
        bench.price(10_000_050);
        assertEquals(
                "The index price is above the instrument's highest price, 100000: only orders that reduce are taken.",
                refused("1", "99"));
        bench.priceExpires();
        assertEquals(
                "There is no live index price (the last round was 1): only orders that reduce are taken.",
                refused("1", "99"));
    }

    @Test
    void nobody_trades_with_orders_that_a_price_left_to_be_cancelled() {
        MarketBench slow = new MarketBench(new MarketLaw(Examples.PARAMETERS, 2));
        slow.open();
        slow.price(10_000);
        for (String name : List.of("bob", "carol")) {
            slow.account(name).free = Money.parse("1000 USDC").units();
            slow.arrive(slow.account(name).grant(Money.parse("500 USDC").units()));
        }
        slow.account(ALICE).free = Money.parse("21 USDC").units();
        slow.submit(ALICE, "c1", Examples.limit(ALICE, Side.BUY, "1", "99"));
        slow.calm();
        slow.submit(ALICE, "c2", Examples.limit(ALICE, Side.BUY, "1", "100"));
        slow.calm();
        slow.account(ALICE).isSilent = true;
        slow.submit("carol", "d1", Examples.limit("carol", Side.SELL, "1", "101"));
        slow.stands(7_900);
        String outcome = slow.submit("bob", "b1", Examples.limit("bob", Side.SELL, "1", "80"));
        assertEquals(
                List.of("Marked", "OrderCancelled", "Uncovered"),
                slow.lastEvents().stream()
                        .map(event -> event.getClass().getSimpleName())
                        .toList(),
                "this market has two events for a block");
        assertEquals("MAKER_UNCOVERED", outcome);
        slow.check();
        assertEquals("APPLIED", slow.submit("bob", "b2", Examples.limit("bob", Side.BUY, "1", "86")), "with nobody");
        slow.pass(0);
        assertEquals(0, slow.market().parties().get(2).credit().orders());
        assertEquals("APPLIED", slow.submit("carol", "d2", Examples.limit("carol", Side.SELL, "1", "80")));
        assertEquals(
                "bob",
                ((MarketEvent.OrderPlaced) slow.lastEvents().get(0))
                        .fills()
                        .get(0)
                        .makerAccount());
        slow.check();
        slow.checkReplay();
    }

    private void open(long price) {
        bench.open();
        bench.price(price);
        bench.account(ALICE).free = Money.parse("1000 USDC").units();
        bench.arrive(bench.account(ALICE).grant(Money.parse("500 USDC").units()));
    }

    private String refused(String size, String price) {
        orders++;
        bench.submit(ALICE, "c" + orders, Examples.limit(ALICE, Side.BUY, size, price));
        return bench.detail(new CommandId(ALICE, "c" + orders));
    }
}
