package io.quoin.protocol.world.venue;

import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.world.WorldStep;

/** One thing that happens in a {@link VenueWorld}. Accounts and markets are named by their places in {@link Scene}. */
sealed interface VenueStep {
    /** How an order trades. */
    enum Kind {
        REST,
        POST_ONLY,
        IOC,
        FOK,
        MARKET,
        REDUCE_ONLY,
        REDUCE_ONLY_IOC
    }

    /** Who orders, and where. */
    record Where(int account, boolean byKey, int market) {
        @Override
        public String toString() {
            return Scene.ACCOUNTS.get(account).id() + (byKey ? "'s key" : "") + " at "
                    + Scene.MARKETS.get(market).id();
        }
    }

    /** An order, so many ticks away from the first price. */
    record Order(Where where, Side side, int ticksAway, int lots, Kind kind) implements VenueStep {
        @Override
        public String toString() {
            return where + ": " + side + " " + lots + " for " + (Scene.PRICE + Scene.TICK * ticksAway) + " " + kind;
        }
    }

    /** An open order is cancelled. */
    record Cancel(Where where, int which) implements VenueStep {}

    /** A line is wanted before there is an order. */
    record Session(Where where, int line) implements VenueStep {}

    /** So many thousandths of what the account believes is free are withdrawn, or sent to this account. */
    record Pay(int account, int to, int thousandths) implements VenueStep {
        /** Instead of an account: out of the venue. */
        static final int OUT = -1;

        /** Instead of an account: one that nobody has opened. */
        static final int NOBODY = -2;
    }

    /** Cash comes in. */
    record Fund(int account, int amount) implements VenueStep {}

    /** The account gets its next key, for so long. */
    record AddKey(int account, int lifeMillis) implements VenueStep {}

    /** The account's key is revoked. */
    record RevokeKey(int account) implements VenueStep {}

    /** The account freezes or thaws. */
    record Freeze(int account, boolean isFrozen) implements VenueStep {}

    /** The account wants to close. */
    record Close(int account) implements VenueStep {}

    /** The operator leads a market. */
    record Lead(int market, InstrumentState state) implements VenueStep {}

    /** Anything that may happen in a world. */
    record InWorld(WorldStep<Object> step) implements VenueStep {
        @Override
        public String toString() {
            return step.toString();
        }
    }

    /** So many times somebody takes a step and the oldest message arrives. */
    record GoOn(int times) implements VenueStep {}

    /** The same while one account does nothing and hears nothing. */
    record GoOnWithout(int account, int times) implements VenueStep {}

    /** So many times somebody takes a step and the newest message arrives, before all that were sent earlier. */
    record GoOnBackwards(int times) implements VenueStep {}

    /** All boards hear of the newest round. */
    record HearAll() implements VenueStep {}

    /** Which way an order goes, and how far from the first price. */
    record How(Side side, int ticksAway) {}
}
