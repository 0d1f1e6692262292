package io.quoin.protocol.market.book;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.market.naive.NaiveBook.Order;
import io.quoin.protocol.market.naive.NaiveBook.Rest;
import io.quoin.protocol.market.naive.NaiveBook.Resting;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The book and the naive one do the same, whatever comes. */
class BookPropertyTest {
    private static final int FILLS_MAX = 6;
    private static final int OWNERS = 4;

    private enum Kind {
        COME,
        CANCEL,
        REDUCE,
        CANCEL_YOUNGEST,
        RESTORE
    }

    /**
     * One thing that happens.
     *
     * @param choice which resting order, modulo how many there are; or the party
     * @param order what comes, its id aside
     */
    private record Step(Kind kind, int choice, Order order) {}

    private static final Gen<Kind> KINDS = Gen.frequency(
            Gen.weighted(12, Gen.constant(Kind.COME)),
            Gen.weighted(4, Gen.constant(Kind.CANCEL)),
            Gen.weighted(2, Gen.constant(Kind.REDUCE)),
            Gen.weighted(1, Gen.constant(Kind.CANCEL_YOUNGEST)),
            Gen.weighted(1, Gen.constant(Kind.RESTORE)));

    private static final Gen<Rest> RESTS = Gen.frequency(
            Gen.weighted(8, Gen.constant(Rest.RESTS)),
            Gen.weighted(1, Gen.constant(Rest.IS_CANCELLED)),
            Gen.weighted(1, Gen.constant(Rest.MUST_NOT_BE)));

    private record Terms(Rest rest, boolean isPostOnly) {}

    private record Wish(boolean isBuy, long price, long size) {}

    private static Gen<Step> steps(Gen<Long> buyPrices, Gen<Long> sellPrices, Gen<Long> sizes) {
        Gen<Wish> wishes = Gen.oneOf(
                Gen.combine(buyPrices, sizes, (price, size) -> new Wish(true, price, size)),
                Gen.combine(sellPrices, sizes, (price, size) -> new Wish(false, price, size)));
        Gen<Terms> terms =
                Gen.combine(RESTS, Gen.ints(0, 9), (rest, roll) -> new Terms(rest, rest == Rest.RESTS && roll == 9));
        Gen<Order> orders = Gen.combine(
                Gen.ints(0, 2 * OWNERS - 1),
                wishes,
                terms,
                (party, wish, how) -> new Order(
                        0,
                        party,
                        party % OWNERS,
                        wish.isBuy(),
                        wish.price(),
                        wish.size(),
                        how.rest(),
                        how.isPostOnly()));
        return Gen.combine(KINDS, Gen.ints(0, 1_000), orders, Step::new);
    }

    private static final class Run implements Property.Run<Step> {
        private final Twins twins = new Twins(FILLS_MAX);
        private long ids;

        @Override
        public void apply(Step step) {
            List<Resting> resting = twins.naive().inOrder();
            if (step.kind() == Kind.COME) {
                Order wish = step.order();
                ids++;
                twins.come(new Order(
                        ids,
                        wish.party(),
                        wish.owner(),
                        wish.isBuy(),
                        wish.price(),
                        wish.size(),
                        wish.rest(),
                        wish.isPostOnly()));
            } else if (step.kind() == Kind.RESTORE) {
                twins.restore();
            } else if (step.kind() == Kind.CANCEL_YOUNGEST) {
                cancelYoungest(step.order().party());
            } else if (!resting.isEmpty()) {
                Resting chosen = resting.get(step.choice() % resting.size());
                if (step.kind() == Kind.CANCEL) {
                    twins.cancel(chosen.id());
                } else {
                    twins.reduce(chosen.id(), Math.min(step.order().size(), chosen.size()));
                }
            }
            twins.assertSame();
        }

        private void cancelYoungest(int party) {
            int slot = twins.book().youngestOf(party);
            if (slot != OrderBook.NONE) {
                twins.cancel(twins.book().id(slot));
            }
        }

        @Override
        public void finish() {
            twins.assertDumpIsOfOrdersAlone();
        }
    }

    @Test
    void agrees_with_the_naive_book_where_many_orders_share_few_prices() {
        Property.named("the book agrees with the naive book at few prices")
                .cases(250)
                .checkRuns(steps(Gen.longs(1, 12), Gen.longs(8, 20), Gen.longs(1, 9)), 150, Run::new);
    }

    @Test
    void agrees_with_the_naive_book_where_prices_are_spread_over_a_few_bitmaps() {
        Property.named("the book agrees with the naive book at prices of a few bitmaps")
                .cases(100)
                .checkRuns(steps(Gen.longs(1_000, 1_400), Gen.longs(1_350, 1_700), Gen.longs(1, 9)), 150, Run::new);
    }

    @Test
    void agrees_with_the_naive_book_where_prices_and_sizes_are_anything() {
        Gen<Long> ticks = Gen.longs(1, OrderBook.TICKS_MAX);
        Property.named("the book agrees with the naive book at any price")
                .cases(100)
                .checkRuns(steps(ticks, ticks, Gen.longs(1, OrderBook.LOTS_MAX)), 120, Run::new);
    }

    @Test
    void agrees_with_the_naive_book_where_orders_hardly_meet() {
        Property.named("the book agrees with the naive book when it is deep")
                .cases(60)
                .checkRuns(steps(Gen.longs(1, 300), Gen.longs(298, 600), Gen.longs(1, 9)), 400, Run::new);
    }
}
