package io.quoin.protocol.account.trading;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.line.MarginTerms;
import org.jspecify.annotations.Nullable;

/**
 * A market's demand for credit that cannot be served at once: what is free does not cover it, but with what other markets
 * may give back it would; or another demand is before it.
 *
 * @param market who asks
 * @param order the command it is for; null if it is for orders that rest there already
 * @param grantedWanted the total of all grants to the market that would do, units of the settlement asset
 * @param raisesRisk whether the order may add to the position; if not, it goes before those that do
 * @param deadlineMillis engine time from which nobody waits for it any more
 * @param recall the number of the recalls that are sent for it: the engine time at which it came
 * @param terms of the market, as it named them
 */
public record Demand(
        Address market,
        @Nullable CommandId order,
        long grantedWanted,
        boolean raisesRisk,
        long deadlineMillis,
        long recall,
        MarginTerms terms) {
    /** The same demand for another amount. */
    public Demand wanting(long total) {
        return new Demand(market, order, total, raisesRisk, deadlineMillis, recall, terms);
    }
}
