package io.quoin.protocol.market.naive;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command comes to.
 *
 * @param number the order's, if one is accepted: they are counted from 1
 * @param refusal the name of the rule that it breaks, null if it is accepted
 * @param trades its trades, in order
 * @param rests what rests in the book
 * @param cancelled what neither traded nor rests
 * @param why what that was cancelled for, null if nothing was
 * @param lost what open orders lost by it, the oldest first
 */
public record NaiveFate(
        long number,
        @Nullable String refusal,
        List<Trade> trades,
        BigDecimal rests,
        BigDecimal cancelled,
        @Nullable String why,
        List<Loss> lost) {
    public NaiveFate {
        rests = rests.stripTrailingZeros();
        cancelled = cancelled.stripTrailingZeros();
        lost = lost.stream().sorted(Comparator.comparingLong(Loss::order)).toList();
    }

    /** One trade of the order that came with the one of this number. */
    public record Trade(long maker, BigDecimal price, BigDecimal size, BigDecimal takerFee, BigDecimal makerFee) {
        public Trade {
            price = price.stripTrailingZeros();
            size = size.stripTrailingZeros();
            takerFee = takerFee.stripTrailingZeros();
            makerFee = makerFee.stripTrailingZeros();
        }
    }

    /** So much of an open order was cancelled. */
    public record Loss(long order, BigDecimal size, String why) {
        public Loss {
            size = size.stripTrailingZeros();
        }
    }

    public static NaiveFate refused(String rule) {
        return new NaiveFate(0, rule, List.of(), BigDecimal.ZERO, BigDecimal.ZERO, null, List.of());
    }

    public static NaiveFate accepted(List<Loss> lost) {
        return new NaiveFate(0, null, List.of(), BigDecimal.ZERO, BigDecimal.ZERO, null, lost);
    }
}
