package io.quoin.lab.stream;

/**
 * One order-level event as the venue published it.
 *
 * @param timeMillis when it was received, milliseconds since 1970 UTC
 * @param isBuy the side of the order
 * @param price US dollars a bitcoin, plain decimal text
 * @param remaining bitcoins left in the order after the event, plain decimal text
 */
public record OrderEvent(long timeMillis, long orderId, Action action, boolean isBuy, String price, String remaining) {
    /** What happened to the order. */
    public enum Action {
        CREATED,
        CHANGED,
        DELETED
    }
}
