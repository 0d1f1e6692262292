package io.quoin.lab.demo;

import io.quoin.protocol.command.Fate;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The client's own naive ledger: what each account must hold if every acknowledged transfer happened once. */
final class Balances {
    private static final BigInteger FEE_DIVISOR = BigInteger.valueOf(10_000);

    private Balances() {}

    /**
     * One sentence for each account whose balance is another than the acknowledged transfers add up to.
     *
     * @param accounts how many there are
     * @param told every transfer with its fate
     * @param held the units of USDC of each account
     */
    static List<String> wrong(int accounts, Collection<DemoRun.Done> told, SortedMap<String, Long> held) {
        Map<String, BigInteger> expected = new TreeMap<>();
        for (int i = 0; i < accounts; i++) {
            expected.put(TransferPlan.account(i), BigInteger.valueOf(DemoRun.FUNDS.units()));
        }
        for (DemoRun.Done done : told) {
            if (done.fate() instanceof Fate.Applied) {
                BigInteger amount = BigInteger.valueOf(done.transfer().amount().units());
                expected.merge(done.transfer().from(), amount.add(fee(amount)).negate(), BigInteger::add);
                expected.merge(done.transfer().to(), amount, BigInteger::add);
            }
        }
        List<String> wrong = new ArrayList<>();
        expected.forEach((account, units) -> {
            long found = held.getOrDefault(account, 0L);
            if (!units.equals(BigInteger.valueOf(found))) {
                wrong.add(account + " holds " + found + " units of USDC, the acknowledged transfers make it " + units);
            }
        });
        return wrong;
    }

    /** One basis point, rounded up: the reference configuration's transfer fee, worked out another way than the law does. */
    private static BigInteger fee(BigInteger amount) {
        return amount.add(FEE_DIVISOR).subtract(BigInteger.ONE).divide(FEE_DIVISOR);
    }
}
