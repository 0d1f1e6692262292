package io.quoin.lab.crash;

import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.SystemAccounts;
import io.quoin.protocol.line.MarketHolding;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import java.math.BigInteger;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What every account must hold once all is quiet, added up from the commands that were applied and from what traded, as naively
 * as possible. A position counts as what was paid for it, which is owed, and by its size; see {@link AccountBooks}.
 */
final class Ledger {
    private static final BigInteger ONE = BigInteger.ONE;

    private final BigInteger feeNumerator;
    private final BigInteger feeDenominator;
    private final Set<String> opened;
    private final SortedMap<String, SortedMap<String, BigInteger>> balances = new TreeMap<>();

    /**
     * An empty ledger.
     *
     * @param feeNumerator a transfer costs this ...
     * @param feeDenominator ... by this of its amount, rounded up
     * @param opened the accounts that are open; what is sent to any other comes back with its fee
     */
    Ledger(long feeNumerator, long feeDenominator, Set<String> opened) {
        this.feeNumerator = BigInteger.valueOf(feeNumerator);
        this.feeDenominator = BigInteger.valueOf(feeDenominator);
        this.opened = Set.copyOf(opened);
    }

    /** Adds a command that was applied. */
    void apply(String account, AccountCommand command) {
        if (command instanceof AccountCommand.DrawFaucet draw) {
            move(SystemAccounts.OUTSIDE.id(), account, units(draw.amount()));
        } else if (command instanceof AccountCommand.Withdraw withdraw) {
            move(account, SystemAccounts.OUTSIDE.id(), units(withdraw.amount()));
        } else if (command instanceof AccountCommand.Transfer transfer && opened.contains(transfer.to())) {
            move(account, transfer.to(), units(transfer.amount()));
            move(account, SystemAccounts.FEES.id(), fee(units(transfer.amount())));
        }
    }

    /** Adds a trade. */
    void apply(InstrumentTerms terms, Tape.Trade trade) {
        int spare = terms.settlement().scale() - terms.priceScale() - terms.sizeScale();
        BigInteger price = BigInteger.valueOf(terms.price(trade.ticks()).units());
        BigInteger size = BigInteger.valueOf(terms.size(trade.lots()).units());
        move(trade.buyer(), trade.seller(), price.multiply(size).multiply(BigInteger.TEN.pow(spare)));
        move(trade.maker(), SystemAccounts.FEES.id(), BigInteger.valueOf(trade.makerFee()));
        move(trade.taker(), SystemAccounts.FEES.id(), BigInteger.valueOf(trade.takerFee()));
        move(trade.seller(), trade.buyer(), MarketHolding.size(terms.name()), size);
    }

    /** What this account must hold of this asset. */
    BigInteger balance(String account, String asset) {
        return balances.getOrDefault(asset, new TreeMap<>()).getOrDefault(account, BigInteger.ZERO);
    }

    /** The accounts that anything of this asset was moved from or to. */
    Set<String> accounts(String asset) {
        return balances.getOrDefault(asset, new TreeMap<>()).keySet();
    }

    private BigInteger fee(BigInteger amount) {
        return amount.multiply(feeNumerator).add(feeDenominator).subtract(ONE).divide(feeDenominator);
    }

    private void move(String from, String to, BigInteger units) {
        move(from, to, Assets.USDC.code(), units);
    }

    private void move(String from, String to, String asset, BigInteger units) {
        SortedMap<String, BigInteger> ofAsset = balances.computeIfAbsent(asset, key -> new TreeMap<>());
        ofAsset.merge(from, units.negate(), BigInteger::add);
        ofAsset.merge(to, units, BigInteger::add);
    }

    private static BigInteger units(Money amount) {
        return BigInteger.valueOf(amount.units());
    }
}
