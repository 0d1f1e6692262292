package io.quoin.lab.demo;

import io.quoin.protocol.value.Money;

/**
 * One transfer that the stream dictates.
 *
 * @param number its place in the stream, which is also its command id
 * @param atMillis when, in the stream's own time
 */
record PlannedTransfer(int number, long atMillis, String from, String to, Money amount) {
    /** The id under which it is handed in, and handed in again. */
    String clientId() {
        return "t" + number;
    }
}
