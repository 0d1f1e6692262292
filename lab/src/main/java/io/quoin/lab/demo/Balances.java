package io.quoin.lab.demo;

import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The client's own naive ledger: what each account must hold if every acknowledged transfer happened once. */
final class Balances {
    private static final BigInteger FEE_DIVISOR = BigInteger.valueOf(10_000);

    private Balances() {}

    /** One sentence for each account whose balance is another than the acknowledged transfers add up to. */
    static List<String> wrong(DemoRun run, SortedMap<String, AccountView> views) {
        Map<String, BigInteger> expected = new TreeMap<>();
        for (int i = 0; i < run.accounts(); i++) {
            expected.put(TransferPlan.account(i), BigInteger.valueOf(DemoRun.FUNDS.units()));
        }
        for (DemoRun.Done done : run.done().values()) {
            if (done.fate() instanceof Fate.Applied) {
                BigInteger amount = BigInteger.valueOf(done.transfer().amount().units());
                expected.merge(done.transfer().from(), amount.add(fee(amount)).negate(), BigInteger::add);
                expected.merge(done.transfer().to(), amount, BigInteger::add);
            }
        }
        List<String> wrong = new ArrayList<>();
        expected.forEach((account, units) -> {
            AccountView view = views.get(account);
            long held = view == null ? 0 : held(view);
            if (!units.equals(BigInteger.valueOf(held))) {
                wrong.add(account + " holds " + held + " units of USDC, the acknowledged transfers make it " + units);
            }
        });
        return wrong;
    }

    /** One basis point, rounded up: the reference configuration's transfer fee, worked out another way than the law does. */
    private static BigInteger fee(BigInteger amount) {
        return amount.add(FEE_DIVISOR).subtract(BigInteger.ONE).divide(FEE_DIVISOR);
    }

    private static long held(AccountView view) {
        return view.balances().stream()
                .filter(money -> money.asset().equals(Assets.USDC))
                .mapToLong(Money::units)
                .sum();
    }
}
