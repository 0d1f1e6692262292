package io.quoin.protocol.value;

/**
 * What happens to the part of a quotient that does not fit its grid.
 *
 * <p>The law of the house: <b>what a user owes is rounded up, what he receives is rounded down</b>; the difference stays
 * with the entity that divided, as dust. Which constant says that depends on how the amount is signed:
 *
 * <table>
 * <caption>Which rounding favours whom</caption>
 * <tr><th>the amount is</th><th>against the user (the rule)</th><th>for the user (never)</th></tr>
 * <tr><td>a debt, positive (fee, margin, funding owed)</td><td>{@code UP}</td><td>{@code DOWN}</td></tr>
 * <tr><td>a receipt, positive (rebate, funding received, shares)</td><td>{@code DOWN}</td><td>{@code UP}</td></tr>
 * <tr><td>signed, positive when the user pays</td><td>{@code CEILING}</td><td>{@code FLOOR}</td></tr>
 * <tr><td>signed, positive when the user receives</td><td>{@code FLOOR}</td><td>{@code CEILING}</td></tr>
 * </table>
 *
 * <p>{@code HALF_EVEN} favours nobody: it is for numbers that inform (an average price shown, a double brought to its
 * grid before it enters an event), never for money that changes hands. {@code EXACT} is for divisions that the terms
 * of an instrument promise to be exact: a remainder is then a broken promise and refused.
 */
public enum Rounding {
    /** Away from zero. */
    UP {
        @Override
        boolean growsMagnitude(boolean negative, boolean oddQuotient, long remainder, long divisor) {
            return true;
        }
    },
    /** Toward zero. */
    DOWN {
        @Override
        boolean growsMagnitude(boolean negative, boolean oddQuotient, long remainder, long divisor) {
            return false;
        }
    },
    /** Toward positive infinity. */
    CEILING {
        @Override
        boolean growsMagnitude(boolean negative, boolean oddQuotient, long remainder, long divisor) {
            return !negative;
        }
    },
    /** Toward negative infinity. */
    FLOOR {
        @Override
        boolean growsMagnitude(boolean negative, boolean oddQuotient, long remainder, long divisor) {
            return negative;
        }
    },
    /** To the nearest; a tie goes to the even neighbour. */
    HALF_EVEN {
        @Override
        boolean growsMagnitude(boolean negative, boolean oddQuotient, long remainder, long divisor) {
            int half = Long.compareUnsigned(remainder, divisor - remainder);
            return half > 0 || (half == 0 && oddQuotient);
        }
    },
    /** Not at all: a remainder is refused with {@link ValueInexact}. */
    EXACT {
        @Override
        boolean growsMagnitude(boolean negative, boolean oddQuotient, long remainder, long divisor) {
            throw new ValueInexact("a division that must be exact leaves the remainder "
                    + Long.toUnsignedString(remainder) + " of " + Long.toUnsignedString(divisor));
        }
    };

    /**
     * Whether the magnitude of a truncated quotient grows by one. Asked only when there is a remainder.
     *
     * @param negative whether the true quotient is below zero
     * @param oddQuotient whether the truncated quotient is odd
     * @param remainder magnitude of the remainder, unsigned, above 0 and below the divisor
     * @param divisor magnitude of the divisor, unsigned
     */
    abstract boolean growsMagnitude(boolean negative, boolean oddQuotient, long remainder, long divisor);
}
