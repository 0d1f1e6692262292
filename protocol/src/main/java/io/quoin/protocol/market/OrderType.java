package io.quoin.protocol.market;

/**
 * How an order names its price. Further kinds (triggers, re-pricing orders) have their place here, and numbers from 3 on.
 *
 * <table>
 * <caption>What goes together</caption>
 * <tr><th></th><th>price</th><th>good-til-cancelled</th><th>immediate-or-cancel, fill-or-kill</th><th>post-only</th><th>reduce-only</th></tr>
 * <tr><td>LIMIT</td><td>the limit</td><td>yes</td><td>yes</td><td>with good-til-cancelled</td><td>yes</td></tr>
 * <tr><td>MARKET</td><td>a worst price, or none</td><td>-</td><td>yes</td><td>-</td><td>yes</td></tr>
 * </table>
 */
public enum OrderType {
    /** Trades at its limit or better, and may rest there. */
    LIMIT(1),
    /**
     * Trades at whatever price there is within the order band, or within its own protection price if that is nearer. One whose
     * protection price leaves nothing of the band is refused PRICE_OUTSIDE_BAND.
     */
    MARKET(2);

    private final int number;

    OrderType(int number) {
        this.number = number;
    }

    /** The number on every wire, for ever. */
    public int number() {
        return number;
    }

    /** The type with this wire number; refuses with {@link IllegalArgumentException} if there is none. */
    public static OrderType ofNumber(int number) {
        for (OrderType type : values()) {
            if (type.number == number) {
                return type;
            }
        }
        throw new IllegalArgumentException("no order type has number " + number);
    }
}
