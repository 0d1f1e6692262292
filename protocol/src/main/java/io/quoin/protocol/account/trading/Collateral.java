package io.quoin.protocol.account.trading;

import io.quoin.protocol.margin.PositionMath;
import io.quoin.protocol.value.Asset;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Wide;

/**
 * What an account's collateral cash and its positions come to at one price for each market. Units of the settlement asset.
 *
 * @param cash collateral that is settled; below 0 after losses
 * @param equity cash and all unrealised profit and loss
 * @param initialEquity the same, but of each gain only what the instrument counts; rounded down
 * @param initialMargin over all positions, each rounded up
 * @param maintenanceMargin over all positions, each rounded up
 * @param lines what is set aside for markets
 */
public record Collateral(
        long cash, long equity, long initialEquity, long initialMargin, long maintenanceMargin, long lines) {
    /** The asset in which collateral is kept and every market settles. */
    public static final Asset ASSET = Assets.USDC;

    /** What is neither margin nor set aside: what may be granted or paid out. Below 0 the account is short. */
    public long free() {
        return Wide.minus(Wide.minus(initialEquity, initialMargin), lines);
    }

    /** The collateral of an account with this cash and these markets. */
    public static Collateral of(long cash, Markets markets, Marks marks) {
        Sum sum = new Sum(cash);
        markets.forEach((market, replica) -> sum.add(replica, marks));
        return new Collateral(cash, sum.equity, sum.initialEquity, sum.initialMargin, sum.maintenanceMargin, sum.lines);
    }

    private static final class Sum {
        private long equity;
        private long initialEquity;
        private long initialMargin;
        private long maintenanceMargin;
        private long lines;

        Sum(long cash) {
            equity = cash;
            initialEquity = cash;
        }

        void add(MarketReplica replica, Marks marks) {
            lines = Wide.plus(lines, replica.setAside());
            if (replica.size() == 0) {
                return;
            }
            long mark = marks.of(replica);
            long unitScale = replica.unitScale();
            long size = replica.size();
            long unrealised = PositionMath.unrealised(size, replica.cost(), mark, unitScale);
            long counted = PositionMath.counted(
                    unrealised, replica.terms().profitCounted().units());
            equity = Wide.plus(equity, unrealised);
            initialEquity = Wide.plus(initialEquity, counted);
            initialMargin = Wide.plus(
                    initialMargin,
                    PositionMath.margin(
                            size, mark, unitScale, replica.terms().initial().units()));
            maintenanceMargin = Wide.plus(
                    maintenanceMargin,
                    PositionMath.margin(
                            size, mark, unitScale, replica.terms().maintenance().units()));
        }
    }
}
