package io.quoin.protocol.account.trading;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Channels;
import io.quoin.protocol.channel.PairOut;
import io.quoin.protocol.margin.LiquidationPrice;
import io.quoin.protocol.margin.PositionMath;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An account's trading as its owner sees it, each position at the newest price known of it, live or not.
 *
 * @param equity collateral cash and unrealised profit and loss
 * @param initialMargin what the positions need for anything that raises risk
 * @param maintenanceMargin what they need to be left alone
 * @param freeCollateral what may be paid out or set aside for orders; below 0 the account is short
 * @param isFrozen whether it trades no more
 * @param revocationsConfirmed whether every market that ever had a line has confirmed the last loss of authority: a revoked
 *     or expired key, a freeze. From then on no order is taken there in its name and none cancelled by it. What it has let
 *     rest before rests on until it trades or is cancelled; a freeze cancels it
 * @param positions where there is one, by the markets' ids
 * @param lines where there is one, by the markets' ids
 */
public record TradingView(
        Money equity,
        Money initialMargin,
        Money maintenanceMargin,
        Money freeCollateral,
        boolean isFrozen,
        boolean revocationsConfirmed,
        List<Position> positions,
        List<Line> lines) {
    /** Of an account that cannot trade. */
    public static final TradingView NONE = new TradingView(
            Money.zero(Collateral.ASSET),
            Money.zero(Collateral.ASSET),
            Money.zero(Collateral.ASSET),
            Money.zero(Collateral.ASSET),
            false,
            true,
            List.of(),
            List.of());

    public TradingView {
        positions = List.copyOf(positions);
        lines = List.copyOf(lines);
    }

    /**
     * One position as of its market's last settlement.
     *
     * @param size below 0 if short
     * @param cost what was paid for it; below 0 for a short
     * @param mark what it is valued at
     * @param unrealised its profit or loss at the mark
     * @param liquidationPrice the mark at which the account would fall to its maintenance margin if nothing else moved; empty
     *     if there is none
     */
    public record Position(
            String market, Quantity size, Money cost, Price mark, Money unrealised, Optional<Price> liquidationPrice) {}

    /** What is set aside for a market, of which it has told nothing yet. */
    public record Line(String market, Money amount) {}

    /** The view of an open account with this collateral cash, as far as it has talked to its markets. */
    public static TradingView of(long cash, Trading trading, Channels channels, Prices prices) {
        NewestMarks marks = new NewestMarks(prices);
        Markets markets = trading.markets();
        Collateral collateral = Collateral.of(cash, markets, marks);
        List<Position> positions = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        markets.forEach((market, replica) -> {
            if (replica.size() != 0) {
                positions.add(position(market, replica, marks.of(replica), collateral));
            }
            if (replica.line() != 0) {
                lines.add(new Line(market.id(), money(replica.line())));
            }
        });
        return new TradingView(
                money(collateral.equity()),
                money(collateral.initialMargin()),
                money(collateral.maintenanceMargin()),
                money(collateral.free()),
                trading.isFrozen(),
                isConfirmed(trading, channels),
                positions,
                lines);
    }

    private static Position position(Address market, MarketReplica replica, long mark, Collateral collateral) {
        long unitScale = replica.unitScale();
        long maintenance = replica.terms().maintenance().units();
        long otherMargin =
                collateral.maintenanceMargin() - PositionMath.margin(replica.size(), mark, unitScale, maintenance);
        long liquidation =
                LiquidationPrice.of(collateral.equity(), otherMargin, replica.size(), mark, unitScale, maintenance);
        int priceScale = replica.terms().priceScale();
        return new Position(
                market.id(),
                new Quantity(replica.size(), replica.terms().sizeScale()),
                money(replica.cost()),
                new Price(mark, priceScale),
                money(PositionMath.unrealised(replica.size(), replica.cost(), mark, unitScale)),
                liquidation == LiquidationPrice.NONE
                        ? Optional.empty()
                        : Optional.of(new Price(liquidation, priceScale)));
    }

    private static boolean isConfirmed(Trading trading, Channels channels) {
        for (Address market : trading.markets().addresses()) {
            PairOut pair = channels.pairsOut().get(market);
            if (pair != null && pair.confirmedHeight() < trading.authorityHeight()) {
                return false;
            }
        }
        return true;
    }

    private static Money money(long units) {
        return new Money(Collateral.ASSET, units);
    }
}
