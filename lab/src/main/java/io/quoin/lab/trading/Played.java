package io.quoin.lab.trading;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketKind;
import java.time.Duration;
import java.util.List;

/**
 * What playing a plan came to, as its clients saw it.
 *
 * @param instruments the markets, in the order in which the plan counts them
 * @param told every command with its final fate, in the order of the answers
 * @param startedMillis when the first step was taken, by the clients' clock
 * @param killedMillis when the node was killed, by the same clock; 0 if it was not
 * @param paced how long the part took that was played at its pace
 * @param outage from the kill to the first answer to a command handed in after it; 0 without a kill
 * @param burstPerSecond commands of the part that was played as fast as it went, a second until the last command of all was
 *     answered
 * @param repeats how often a command was handed in again
 * @param fatesAsked how often a fate was asked
 */
record Played(
        TradingPlan plan,
        List<InstrumentTerms> instruments,
        List<Told> told,
        Latencies latencies,
        long startedMillis,
        long killedMillis,
        Duration paced,
        Duration outage,
        double burstPerSecond,
        long repeats,
        long fatesAsked) {
    Played {
        instruments = List.copyOf(instruments);
        told = List.copyOf(told);
    }

    /** Where the market with this number of the plan lives. */
    Address market(int number) {
        return new Address(MarketKind.TYPE, instruments.get(number).name());
    }
}
