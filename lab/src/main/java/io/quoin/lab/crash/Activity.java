package io.quoin.lab.crash;

import java.util.function.ToLongFunction;

/**
 * How much went on in the markets of a campaign: kills among clients that hardly trade prove nothing about trading.
 *
 * @param tradesMin fewer trades than this are not enough
 * @param barriers how often a market was asked before value left an account
 * @param grants how often an account changed a line
 * @param recalls how often an account called a line back
 */
record Activity(long trades, long tradesMin, long barriers, long grants, long recalls) {
    /** What journals say, of a campaign that killed the node so often. */
    static Activity of(CrashResult result, int nodeKills) {
        return new Activity(
                sum(result, tape -> tape.trades().size()),
                (long) CrashSettings.TRADES_PER_KILL_MIN * Math.max(1, nodeKills),
                sum(result, Tape::barriers),
                sum(result, Tape::grants),
                sum(result, Tape::recalls));
    }

    private static long sum(CrashResult result, ToLongFunction<Tape> figure) {
        return result.tapes().values().stream().mapToLong(figure).sum();
    }

    boolean isEnough() {
        return trades >= tradesMin && barriers > 0;
    }
}
