package io.quoin.protocol.market.credit;

import io.quoin.protocol.market.fees.OrderFee;
import java.util.List;

/** The rules that look right and are not, and what each of them gets wrong. */
public final class NaiveRules {
    private NaiveRules() {}

    /** An order below the mark is margined at its own price. */
    public static CreditRules marginAtOwnPrice() {
        return new Weighted() {
            @Override
            long marginPrice(OpenOrder order, long mark) {
                return Math.min(order.price, mark);
            }
        };
    }

    /** An order that reduces needs nothing, whatever it loses. */
    public static CreditRules reducingIsFree() {
        return new Weighted() {
            @Override
            boolean isFree(OpenOrder order, long position) {
                return order.side * position < 0 && order.lots() <= Math.abs(position);
            }
        };
    }

    /** Each of two orders only reduces, so neither needs margin, though both together flip. */
    public static CreditRules flipsAreFree() {
        return new Weighted() {
            @Override
            boolean isMarginFree(OpenOrder order, long position) {
                return order.side * position < 0 && order.lots() <= Math.abs(position);
            }
        };
    }

    /** All margin that a fill releases is paid out, though the orders that remain need it. */
    public static CreditRules releasedIsPaidOut() {
        return new CreditRules() {
            @Override
            public long returned(long consumed, long line, long required) {
                return Math.max(0, Math.min(-consumed, line));
            }
        };
    }

    /** A gain against the mark is credit even where only a part of profit counts. */
    public static CreditRules gainsAreCounted() {
        return new CreditRules() {
            @Override
            long required(CreditTerms terms, long mark, long position, List<OpenOrder> orders) {
                CreditTerms counting = new CreditTerms(
                        terms.unitScale(), terms.marginUnits(), terms.makerFeeUnits(), terms.takerFeeUnits(), true);
                return super.required(counting, mark, position, orders);
            }
        };
    }

    /** Each fill's fee is rounded up by itself. */
    public static CreditRules feeByTheFill() {
        return new CreditRules() {
            @Override
            public long fee(long notional, long rateUnits, long residue) {
                return super.fee(notional, rateUnits, OrderFee.NO_RESIDUE);
            }
        };
    }

    /** What is reserved is what the order needs at its limit; the fee at a better price may be more. */
    public static CreditRules improvementIsNotReserved() {
        return new CreditRules() {
            @Override
            public long need(PairState pair, Placing placing) {
                return resting(pair, placing);
            }
        };
    }

    /** The requirement of the law as one would write it down, with places where one would go wrong. */
    static class Weighted extends CreditRules {
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
