package io.quoin.protocol.account.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.line.MarginTerms;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Rate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The markets of an account, and what is known of each. */
class MarketsTest {
    private static final MarginTerms TERMS = new MarginTerms(
            "X", Assets.USDC, 2, 6, Rate.parse("0.1"), Rate.parse("0.05"), Rate.ONE, Rate.ZERO, Rate.ZERO, 1);
    private static final MarketReplica MET = MarketReplica.met(TERMS);

    @Test
    void they_are_a_sorted_map() {
        record Change(String id, long granted) {}
        Gen<Change> changes = Gen.combine(Gen.strings("abc", 1, 2), Gen.longs(1, 9), Change::new);
        Property.check("markets are a sorted map", Gen.listOf(changes, 20), 300, list -> {
            Markets markets = Markets.NONE;
            TreeMap<Address, MarketReplica> expected = new TreeMap<>();
            for (Change change : list) {
                Address market = new Address("market", change.id());
                markets = markets.with(market, MET.granted(change.granted()));
                expected.put(market, MET.granted(change.granted()));
            }
            assertEquals(List.copyOf(expected.keySet()), markets.addresses());
            assertEquals(expected.toString(), markets.toString());
            Markets again = Markets.NONE;
            for (Address market : expected.descendingKeySet()) {
                again = again.with(market, expected.getOrDefault(market, MET));
            }
            assertEquals(again, markets);
            assertEquals(again.hashCode(), markets.hashCode());
            assertEquals(null, markets.find(new Address("market", "zz")));
        });
    }

    @Test
    void a_market_is_flat_without_position_and_line() {
        Address market = new Address("market", "m");
        assertTrue(Markets.NONE.with(market, MET).isFlat());
        assertFalse(Markets.NONE.with(market, MET.granted(1)).isFlat());
        MarketReplica held = MET.granted(1).settled(Totals.of(0, 0, 0, 1, 0, -3, -9), 1, 3);
        assertFalse(Markets.NONE.with(market, held).isFlat());
        assertTrue(Markets.NONE.with(market, held).hasPosition());
        assertFalse(Markets.NONE.with(market, MET.granted(1)).hasPosition());
    }

    @Test
    void what_a_market_kept_is_believed_for_a_while() {
        MarketReplica replica = MET.granted(100).keeping(70, 5_000);
        assertEquals(30, replica.recallable(5_999));
        assertEquals(100, replica.recallable(6_000));
        assertEquals(0, replica.settled(Totals.of(0, 0, 0, 0, 40), 1, 3).recallable(5_000));
        assertEquals(0, MET.settled(Totals.of(0, 0, 0, 5), 1, 3).recallable(5_000));
    }

    @Test
    void what_lowers_risk_is_served_first_and_then_what_came_first() {
        Demand first = demand("a", true);
        Demand second = demand("b", false);
        Demand third = demand("c", false);
        Trading trading = Trading.NONE.waiting(first).waiting(second).waiting(third);
        assertEquals(second, trading.head());
        assertEquals(third, trading.withoutDemandOf(second.market()).head());
        Demand changed = second.wanting(9);
        assertEquals(
                List.of(first, changed, third), trading.waiting(changed).demands(), "a changed demand keeps its place");
        assertEquals(null, trading.frozen(7).head());
        assertEquals(7, trading.frozen(7).authorityHeight());
    }

    private static Demand demand(String market, boolean raisesRisk) {
        return new Demand(new Address("market", market), null, 5, raisesRisk, 100, 50, TERMS);
    }
}
