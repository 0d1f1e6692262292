package io.quoin.protocol.price;

/**
 * What a board has of one underlying: its latest round, when that was last received, and the rounds before it. Immutable.
 *
 * @param receivedSteadyMillis when the round, or the same again, was last received, by the node's steady clock
 * @param asLive the round as the law sees it while it counts
 * @param asExpired the same when it no longer does
 */
record BoardEntry(
        AdmittedRound round, long receivedSteadyMillis, RoundMemory memory, BoardPrice asLive, BoardPrice asExpired) {

    /** The entry of a round that was just received for the first time. */
    static BoardEntry of(AdmittedRound round, RoundMemory memory, BoardTime now) {
        return new BoardEntry(round, now.steadyMillis(), memory, price(round, true), price(round, false));
    }

    /** The same round, received again. */
    BoardEntry renewed(BoardTime now) {
        return new BoardEntry(round, now.steadyMillis(), memory, asLive, asExpired);
    }

    /** The round as of this time: live while its lease lasts and its own time is neither too far back nor ahead. */
    BoardPrice at(BoardTime now, PriceLimits limits) {
        boolean isLive = !limits.isLapsed(receivedSteadyMillis, now)
                && !limits.isTooOld(round.timeMillis(), now)
                && !limits.isAhead(round.timeMillis(), now);
        return isLive ? asLive : asExpired;
    }

    private static BoardPrice price(AdmittedRound round, boolean isLive) {
        return new BoardPrice(
                round.underlying(),
                round.round(),
                round.price().units(),
                round.price().scale(),
                round.timeMillis(),
                isLive);
    }
}
