package io.quoin.protocol.market.credit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.market.fees.OrderFee;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The rules that look right and are not, planted one at a time: {@link LineCoversOrdersTest}'s property finds each, and
 * says what is short. Each is a rule of {@link CreditRules} written another way.
 */
class NaiveVariantsTest {
    @Test
    void an_order_below_the_mark_margined_at_its_own_price() {
        assertFound(new Weighted() {
            @Override
            long marginPrice(OpenOrder order, long mark) {
                return Math.min(order.price, mark);
            }
        });
    }

    @Test
    void an_order_that_reduces_free_of_loss() {
        assertFound(new Weighted() {
            @Override
            boolean isFree(OpenOrder order, long position) {
                return order.side * position < 0 && order.lots() <= Math.abs(position);
            }
        });
    }

    @Test
    void two_sales_that_each_only_reduce_though_both_flip() {
        assertFound(new Weighted() {
            @Override
            boolean isMarginFree(OpenOrder order, long position) {
                return order.side * position < 0 && order.lots() <= Math.abs(position);
            }
        });
    }

    @Test
    void released_margin_paid_out_while_orders_need_it() {
        assertFound(new CreditRules() {
            @Override
            long returned(long consumed, long line, long required) {
                return Math.max(0, Math.min(-consumed, line));
            }
        });
    }

    @Test
    void gains_counted_in_the_requirement_where_they_are_haircut() {
        assertFound(new CreditRules() {
            @Override
            long required(CreditTerms terms, long mark, long position, List<OpenOrder> orders) {
                CreditTerms counting = new CreditTerms(
                        terms.unitScale(), terms.marginUnits(), terms.makerFeeUnits(), terms.takerFeeUnits(), true);
                return super.required(counting, mark, position, orders);
            }
        });
    }

    @Test
    void a_fee_rounded_by_the_fill() {
        assertFound(new CreditRules() {
            @Override
            long fee(long notional, long rateUnits, long residue) {
                return super.fee(notional, rateUnits, OrderFee.NO_RESIDUE);
            }
        });
    }

    @Test
    void the_fee_on_a_better_price_not_reserved() {
        assertFound(new CreditRules() {
            @Override
            long need(PairState pair, Placing placing) {
                return resting(pair, placing);
            }
        });
    }

    @Test
    void the_formula_written_naively_is_the_law() {
        Property.check(
                "the planted rules differ from the law in what is planted alone",
                PairRun.stories(CreditGens.terms(), Gen.constant(0L)),
                1_000,
                story -> story.play(new Weighted()));
    }

    private static void assertFound(CreditRules planted) {
        AssertionError found = assertThrows(
                AssertionError.class,
                () -> Property.named("the promise by a planted rule")
                        .cases(3_000)
                        .shrinkTries(2_000)
                        .check(PairRun.stories(CreditGens.terms(), Gen.constant(0L)), story -> story.play(planted)));
        assertTrue(found.getMessage().contains("the line is"), found::getMessage);
    }

    /** The requirement of the law as one would write it down, with places where one would go wrong. */
    private static class Weighted extends CreditRules {
        long marginPrice(OpenOrder order, long mark) {
            return mark;
        }

        boolean isFree(OpenOrder order, long position) {
            return false;
        }

        boolean isMarginFree(OpenOrder order, long position) {
            return false;
        }

        @Override
        long required(CreditTerms terms, long mark, long position, List<OpenOrder> orders) {
            long ofPosition = terms.marginUnits() * mark * position * terms.unitScale();
            long ifLong = ofPosition;
            long ifShort = -ofPosition;
            long roundings = 0;
            for (OpenOrder order : orders) {
                roundings += 1_000_000_000 - order.residue();
                if (!isFree(order, position)) {
                    long loss = order.side * (order.price - mark);
                    long g = terms.feeMaxUnits() * order.price
                            + 1_000_000_000 * (terms.gainsCount() ? loss : Math.max(0, loss));
                    long margin = terms.marginUnits() * marginPrice(order, mark) * order.side;
                    boolean closes = isMarginFree(order, position);
                    long inLong = closes ? Math.min(margin, -margin) : margin;
                    long inShort = closes ? Math.min(margin, -margin) : -margin;
                    ifLong += order.lots() * terms.unitScale() * Math.max(0, g + inLong);
                    ifShort += order.lots() * terms.unitScale() * Math.max(0, g + inShort);
                }
            }
            return ceiling(Math.max(ifLong, ifShort) + roundings) - ceiling(Math.abs(ofPosition));
        }

        private static long ceiling(long billionths) {
            return -Math.floorDiv(-billionths, 1_000_000_000L);
        }
    }
}
