package io.quoin.config.market;

import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.port.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The markets of a realm as a table for a person, one line each, and below it what the operator should know of them.
 *
 * <p>The mark is the price of the last round that the market took, which it does while somebody has a position or a line in it;
 * its age is that round's, because publishers number rounds by their time in milliseconds.
 */
public final class MarketTable {
    private static final List<String> HEADS =
            List.of("MARKET", "STATE", "MARK", "AGE", "BEST BID", "BEST ASK", "ORDERS", "PARTIES", "OPEN INTEREST");
    private static final String NOTHING = "-";

    private final long nowMillis;
    private final List<List<String>> rows = new ArrayList<>(List.of(HEADS));
    private final List<String> remarks = new ArrayList<>();
    private boolean isAsConfigured = true;

    /**
     * @param nowMillis the time of looking, milliseconds since 1970 UTC
     */
    public MarketTable(long nowMillis) {
        this.nowMillis = nowMillis;
    }

    /** Adds a market as it was seen, null if it did not answer. */
    public void add(InstrumentTerms configured, @Nullable Seen<MarketView> seen) {
        String name = configured.name();
        if (seen == null) {
            empty(name, "no answer");
            remarks.add(name + " did not answer: look at the node's log.");
        } else if (seen.view() instanceof MarketView.Overview there) {
            rows.add(row(name, there));
            remark(configured, there);
        } else {
            empty(name, "not created");
            remarks.add(name + " is in quoin.instruments only: create it with 'quoin market create " + name + "'.");
        }
    }

    private void empty(String name, String state) {
        rows.add(List.of(name, state, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING));
        isAsConfigured = false;
    }

    private List<String> row(String name, MarketView.Overview there) {
        return List.of(
                name,
                MarketWords.state(there.state()),
                there.mark().map(Object::toString).orElse(NOTHING),
                there.mark().map(mark -> age(there.round())).orElse(NOTHING),
                level(there.bestBid()),
                level(there.bestAsk()),
                Integer.toString(there.openOrders()),
                Integer.toString(there.parties()),
                there.openInterest().toString());
    }

    private String age(long round) {
        return String.format(Locale.ROOT, "%.1f s", Math.max(0, nowMillis - round) / 1e3);
    }

    private static String level(Optional<MarketView.Level> level) {
        return level.map(best -> best.size() + " at " + best.price()).orElse(NOTHING);
    }

    private void remark(InstrumentTerms configured, MarketView.Overview there) {
        if (!there.terms().equals(configured)) {
            isAsConfigured = false;
            remarks.add(configured.name() + " has other terms than quoin.instruments: "
                    + MarketWords.differences(there.terms(), configured) + ".");
        }
        if (there.state() == InstrumentState.CREATED) {
            remarks.add(configured.name() + " was never opened: 'quoin market open " + configured.name() + "'.");
        }
    }

    /** Whether every market has answered and has the terms of its instrument. */
    public boolean isAsConfigured() {
        return isAsConfigured;
    }

    /** The lines to print. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(String.format("%-" + (width(column) + 2) + "s", row.get(column)));
            }
            lines.add(line.toString().stripTrailing());
        }
        if (rows.size() == 1) {
            lines.add("There is no instrument in quoin.instruments.");
        }
        lines.addAll(remarks);
        return lines;
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
