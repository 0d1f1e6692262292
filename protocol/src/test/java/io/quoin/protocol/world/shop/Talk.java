package io.quoin.protocol.world.shop;

import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.command.CommandId;

/** What purses and tills say to each other, and the totals of their pairs. */
final class Talk {
    /** Purse to till: what has been lent. */
    static final int LENT = 0;

    /** Till to purse: what of it has been spent. */
    static final int SPENT = 0;

    /** Till to purse: what of it has been given back. */
    static final int RETURNED = 1;

    /** Till to purse: what has been charged, lent or not. */
    static final int CHARGED = 2;

    private Talk() {}

    /** What a purse hears. */
    sealed interface ToPurse extends Payload {}

    /** The order waits until this much has been lent in all. */
    record Want(CommandId order, long lent) implements ToPurse {}

    /** All that was charged before the till heard of the barrier; the pair has said so. */
    record Answered(long barrier, long charged) implements ToPurse {}

    /** Beside the totals: where the till stood. */
    record Mark(long round, long price) implements ToPurse {}

    /** What a till hears. */
    sealed interface ToTill extends Payload {}

    /** The purse does not lend what this order waits for. */
    record NotLent(CommandId order) implements ToTill {}

    /** How much has been charged by now? */
    record Barrier(long barrier) implements ToTill {}

    /** Give back all that can be given. */
    record Recall() implements ToTill {}
}
