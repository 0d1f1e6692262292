package io.quoin.protocol.market;

/**
 * What the operator lets a market do.
 *
 * <table>
 * <caption>What each state allows</caption>
 * <tr><th></th><th>place an order that rests</th><th>place one that trades</th><th>cancel</th><th>open a session</th><th>positions,
 *     lines</th><th>prices taken</th></tr>
 * <tr><td>CREATED</td><td>-</td><td>-</td><td>-</td><td>-</td><td>none yet</td><td>-</td></tr>
 * <tr><td>POST_ONLY</td><td>yes</td><td>-</td><td>yes</td><td>yes</td><td>live</td><td>yes</td></tr>
 * <tr><td>TRADING</td><td>yes</td><td>yes</td><td>yes</td><td>yes</td><td>live</td><td>yes</td></tr>
 * <tr><td>CANCEL_ONLY</td><td>-</td><td>-</td><td>yes</td><td>-</td><td>live</td><td>yes</td></tr>
 * <tr><td>HALTED</td><td>-</td><td>-</td><td>yes</td><td>-</td><td>live</td><td>yes</td></tr>
 * <tr><td>CLOSED</td><td>-</td><td>-</td><td>all are cancelled</td><td>-</td><td>returned</td><td>-</td></tr>
 * </table>
 *
 * <p>Every market begins CREATED, which halts it until the operator first opens it; unlike HALTED it says that nothing was
 * ever decided here. The operator leads a market from any state into any other, with two exceptions: nothing leads back to
 * CREATED, and nothing out of CLOSED, into which only a market without positions goes.
 */
public enum InstrumentState {
    CREATED(1),
    POST_ONLY(2),
    TRADING(3),
    CANCEL_ONLY(4),
    HALTED(5),
    CLOSED(6);

    private final int number;

    InstrumentState(int number) {
        this.number = number;
    }

    /** The number on every wire, for ever. */
    public int number() {
        return number;
    }

    /** Whether orders that rest without trading are taken. */
    public boolean mayRest() {
        return this == TRADING || this == POST_ONLY;
    }

    /** Whether orders are matched. */
    public boolean mayTrade() {
        return this == TRADING;
    }

    /** Whether the market follows the price of its underlying. */
    public boolean followsPrices() {
        return this != CREATED && this != CLOSED;
    }

    /** The state with this wire number; refuses with {@link IllegalArgumentException} if there is none. */
    public static InstrumentState ofNumber(int number) {
        for (InstrumentState state : values()) {
            if (state.number == number) {
                return state;
            }
        }
        throw new IllegalArgumentException("no state of an instrument has number " + number);
    }
}
