package io.quoin.protocol.market;

import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.TimeInForce;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of a market. The market asked is the entity that the command is handed to; on whose behalf it comes is the
 * account of its id. {@code by} is the key that signed it, or the owner's own.
 */
public sealed interface MarketCommand {
    /** Make the market of this instrument. For the operator alone. */
    record Create(InstrumentTerms terms) implements MarketCommand {}

    /** Let the market do more or less. For the operator alone. */
    record SetState(InstrumentState state) implements MarketCommand {}

    /**
     * Buy or sell. The order's id is that of the entry in which it is accepted; the client's id of the command names it too, as
     * long as it is open.
     *
     * @param price the limit; of a market order the worst price it accepts, or null for as far as the band goes
     * @param isPostOnly refuse it rather than let it trade at once
     * @param isReduceOnly let it never be larger than the position that it reduces: it is cut to that, and refused if it must
     *     trade whole
     * @param label the client's own words, at most {@value OrderRules#LABEL_BYTES_MAX} bytes of UTF-8; empty for none
     */
    record Place(
            KeyFingerprint by,
            Side side,
            OrderType type,
            @Nullable Price price,
            Quantity size,
            TimeInForce force,
            boolean isPostOnly,
            boolean isReduceOnly,
            String label)
            implements MarketCommand {}

    /** Take what is left of an open order out of the book. */
    record Cancel(KeyFingerprint by, OrderRef order) implements MarketCommand {}

    /**
     * Have this much line ready before the first order comes, so that it need not wait.
     *
     * @param line above 0 and at most {@link io.quoin.protocol.market.credit.CreditRange#LINE_UNITS_MAX}
     */
    record OpenSession(KeyFingerprint by, Money line) implements MarketCommand {}

    /** One method for each command; a forgotten one does not compile. */
    interface Cases<R> {
        R create(Create command);

        R setState(SetState command);

        R place(Place command);

        R cancel(Cancel command);

        R openSession(OpenSession command);
    }

    /** Folds this command. */
    default <R> R fold(Cases<R> cases) {
        if (this instanceof Place c) {
            return cases.place(c);
        } else if (this instanceof Cancel c) {
            return cases.cancel(c);
        } else if (this instanceof OpenSession c) {
            return cases.openSession(c);
        } else if (this instanceof SetState c) {
            return cases.setState(c);
        } else {
            return cases.create((Create) this);
        }
    }
}
