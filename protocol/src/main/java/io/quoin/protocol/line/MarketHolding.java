package io.quoin.protocol.line;

import java.util.Optional;

/**
 * The names under which books count, as if they were assets, what a market and its parties hold of one another. Each sums to 0
 * over all entities and what is in transit between them:
 *
 * <table>
 * <caption>Holdings</caption>
 * <tr><th>name</th><th>the market holds</th><th>each account holds</th><th>that it sums to 0 says</th></tr>
 * <tr><td>{@code size:MARKET}</td><td>-</td><td>its position</td><td>for each long there is a short</td></tr>
 * <tr><td>{@code size:MARKET/PARTY}</td><td>the party's position, negated</td><td>its position</td><td>both know of the same
 *     position</td></tr>
 * <tr><td>{@code line:MARKET/PARTY}</td><td>granted - consumed - returned</td><td>the same, negated</td><td>both know of the same
 *     line</td></tr>
 * </table>
 *
 * @param what of the two
 * @param market the id of the market
 * @param party the id of the account; empty for all of them together
 */
public record MarketHolding(What what, String market, String party) {
    private static final char PARTY_MARK = '/';

    /** What is held. */
    public enum What {
        /** Positions, in lots of the quantity grid. */
        SIZE("size:"),
        /** Lines, in units of the settlement asset. */
        LINE("line:");

        private final String prefix;

        What(String prefix) {
            this.prefix = prefix;
        }
    }

    /** The name of all positions in a market. */
    public static String size(String market) {
        return What.SIZE.prefix + market;
    }

    /** The name of one party's position in a market. */
    public static String size(String market, String party) {
        return What.SIZE.prefix + market + PARTY_MARK + party;
    }

    /** The name of one party's line in a market. */
    public static String line(String market, String party) {
        return What.LINE.prefix + market + PARTY_MARK + party;
    }

    /** Reads such a name; empty for one that is none, like that of an asset. */
    public static Optional<MarketHolding> parse(String name) {
        for (What what : What.values()) {
            if (name.startsWith(what.prefix)) {
                int mark = name.indexOf(PARTY_MARK);
                int end = mark < 0 ? name.length() : mark;
                return Optional.of(new MarketHolding(
                        what, name.substring(what.prefix.length(), end), mark < 0 ? "" : name.substring(mark + 1)));
            }
        }
        return Optional.empty();
    }
}
