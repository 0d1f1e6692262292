package io.quoin.lab.crash;

import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.SystemAccounts;
import io.quoin.protocol.value.Money;
import java.math.BigInteger;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What every account must hold once all is quiet, added up from the commands that were applied, as naively as possible. For
 * realms with one asset.
 */
final class Ledger {
    private static final BigInteger ONE = BigInteger.ONE;

    private final BigInteger feeNumerator;
    private final BigInteger feeDenominator;
    private final Set<String> opened;
    private final SortedMap<String, BigInteger> balances = new TreeMap<>();

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

    /** What this account must hold. */
    BigInteger balance(String account) {
        return balances.getOrDefault(account, BigInteger.ZERO);
    }

    /** The accounts that anything was moved from or to. */
    Set<String> accounts() {
        return balances.keySet();
    }

    private BigInteger fee(BigInteger amount) {
        return amount.multiply(feeNumerator).add(feeDenominator).subtract(ONE).divide(feeDenominator);
    }

    private void move(String from, String to, BigInteger units) {
        balances.merge(from, units.negate(), BigInteger::add);
        balances.merge(to, units, BigInteger::add);
    }

    private static BigInteger units(Money amount) {
        return BigInteger.valueOf(amount.units());
    }
}
