package io.quoin.persistence.forensics;

import io.quoin.protocol.line.MarketHolding;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a closed cut says of one market, value in transit counted.
 *
 * @param parties accounts that the market or the account itself knows to have a line there
 * @param positions the sum of all positions, in lots of the quantity grid: 0, because for each long there is a short
 * @param sizesThatDiffer by party: by how much its position at the account is above that at the market
 * @param linesThatDiffer by party: by how much its line (granted - consumed - returned) at the market is above that at the account
 */
public record MarketSum(
        long parties,
        BigInteger positions,
        SortedMap<String, BigInteger> sizesThatDiffer,
        SortedMap<String, BigInteger> linesThatDiffer) {

    /** Whether everything is as it must be. */
    public boolean isOk() {
        return positions.signum() == 0 && sizesThatDiffer.isEmpty() && linesThatDiffer.isEmpty();
    }

    /** For people: what holds, or what does not. */
    public String sentence() {
        String sum = "positions sum to " + positions;
        String sizes = sizesThatDiffer.isEmpty()
                ? "positions equal on both sides"
                : "positions of " + sizesThatDiffer.size() + " parties DIFFER";
        String lines = linesThatDiffer.isEmpty()
                ? "lines granted, consumed and returned equal on both sides"
                : "lines of " + linesThatDiffer.size() + " parties DIFFER";
        return sum + "; " + sizes + "; " + lines + "; " + parties + (parties == 1 ? " party" : " parties");
    }

    List<Problem> problems(String market) {
        List<Problem> problems = new ArrayList<>();
        String subject = "market/" + market;
        if (positions.signum() != 0) {
            problems.add(new Problem(
                    Problem.Kind.POSITIONS_NOT_BALANCED,
                    subject,
                    "its positions sum to " + positions + " lots of the quantity grid, not to 0"));
        }
        sizesThatDiffer.forEach((party, lots) -> problems.add(new Problem(
                Problem.Kind.POSITION_DIFFERS,
                subject,
                "the position of account/" + party + " is " + lots.abs() + " lots of the quantity grid "
                        + side(lots.signum() > 0) + ", what is on its way counted")));
        linesThatDiffer.forEach((party, units) -> problems.add(new Problem(
                Problem.Kind.LINE_DIFFERS,
                subject,
                "the line of account/" + party + " (granted - consumed - returned) is " + units.abs() + " units "
                        + side(units.signum() < 0) + ", what is on its way counted")));
        return problems;
    }

    private static String side(boolean isMoreAtAccount) {
        return isMoreAtAccount ? "more at the account than at the market" : "more at the market than at the account";
    }

    /** Takes what is counted of markets out of these sums. */
    static SortedMap<String, MarketSum> takenFrom(SortedMap<String, AssetSum> sums) {
        TreeMap<String, Counting> markets = new TreeMap<>();
        sums.forEach((name, sum) -> MarketHolding.parse(name)
                .ifPresent(holding -> markets.computeIfAbsent(holding.market(), market -> new Counting())
                        .add(holding, sum.total())));
        sums.keySet().removeIf(name -> MarketHolding.parse(name).isPresent());
        SortedMap<String, MarketSum> told = new TreeMap<>();
        markets.forEach((market, counting) -> told.put(market, counting.sum()));
        return told;
    }

    private static final class Counting {
        private final SortedMap<String, BigInteger> sizes = new TreeMap<>();
        private final SortedMap<String, BigInteger> lines = new TreeMap<>();
        private BigInteger positions = BigInteger.ZERO;

        void add(MarketHolding holding, BigInteger total) {
            if (holding.party().isEmpty()) {
                positions = positions.add(total);
            } else if (holding.what() == MarketHolding.What.SIZE) {
                sizes.put(holding.party(), total);
            } else {
                lines.put(holding.party(), total);
            }
        }

        MarketSum sum() {
            long parties = lines.size();
            sizes.values().removeIf(total -> total.signum() == 0);
            lines.values().removeIf(total -> total.signum() == 0);
            return new MarketSum(parties, positions, sizes, lines);
        }
    }
}
