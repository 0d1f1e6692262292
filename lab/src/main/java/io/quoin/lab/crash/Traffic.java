package io.quoin.lab.crash;

import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.port.EntityDesk;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/**
 * Clients that move money between accounts. Most commands transfer; some draw, withdraw, send where nobody is, ask for too
 * much, or expire soon. From an account that trades nothing leaves before every market with a line of it has answered.
 */
final class Traffic implements AutoCloseable {
    private static final long VALID_MILLIS = 15_000;
    private static final long VALID_BRIEFLY_MILLIS = 1_200;
    private static final long FIRST_DRAW_UNITS = 1_000_000_000_000L;
    private static final long MUCH_UNITS = FIRST_DRAW_UNITS / 2;
    private static final int NOBODIES = 4;

    private final Clients<AccountCommand> clients;
    private final int accounts;
    private final long seed;

    /**
     * Traffic that has not begun.
     *
     * @param think how long a client waits before its next command
     */
    Traffic(
            EntityDesk<AccountCommand, ?, ?> desk,
            History<AccountCommand> history,
            int accounts,
            long seed,
            Duration think) {
        this.clients = new Clients<>(desk, history, think);
        this.accounts = accounts;
        this.seed = seed;
    }

    Clients<AccountCommand> clients() {
        return clients;
    }

    /** The accounts that {@link #open} opens. */
    Set<String> opened() {
        Set<String> opened = new TreeSet<>();
        for (int i = 0; i < accounts; i++) {
            opened.add(account(i));
        }
        return opened;
    }

    /** Opens all accounts and gives each a first balance; returns when both is acknowledged. */
    void open() {
        applyToEach("open", i -> new AccountCommand.Open(owner(i)));
        applyToEach("first", i -> new AccountCommand.DrawFaucet(usdc(FIRST_DRAW_UNITS)));
    }

    private void applyToEach(String name, IntFunction<AccountCommand> command) {
        List<CompletableFuture<Fate>> all = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            String account = account(i);
            all.add(clients.sendSurely(account, new CommandId(account, name), command.apply(i)));
        }
        Clients.requireApplied(all);
    }

    /** Lets so many clients loose. */
    void start(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add("c" + i);
        }
        clients.start(names, seed, (name, random) -> clientId -> next(random));
    }

    /**
     * Sends one transfer from each account, to where nobody ever was; returns when all are acknowledged. Each makes an entity
     * start, so most of the value is still on its way then, and all of it has to come back.
     */
    void transferFromEachToNowhere() {
        applyToEach("last", i -> new AccountCommand.Transfer("nowhere-" + i, usdc(1_234_567 + i)));
    }

    private Clients.Wish<AccountCommand> next(SplittableRandom random) {
        int from = random.nextInt(accounts);
        int roll = random.nextInt(100);
        long valid = roll >= 95 ? VALID_BRIEFLY_MILLIS : VALID_MILLIS;
        return new Clients.Wish<>(account(from), account(from), valid, command(from, roll, random));
    }

    private AccountCommand command(int from, int roll, SplittableRandom random) {
        Money amount = usdc(1 + random.nextLong(5_000_000));
        if (roll < 10) {
            return new AccountCommand.DrawFaucet(amount);
        } else if (roll < 18) {
            return new AccountCommand.Withdraw(amount);
        } else if (roll < 23) {
            return new AccountCommand.Transfer("nobody-" + random.nextInt(NOBODIES), amount);
        } else if (roll < 25) {
            return new AccountCommand.Withdraw(usdc(Long.MAX_VALUE));
        } else if (roll < 28) {
            return new AccountCommand.Withdraw(usdc(1 + random.nextLong(MUCH_UNITS)));
        } else if (roll < 31) {
            return new AccountCommand.DrawFaucet(usdc(1 + random.nextLong(MUCH_UNITS)));
        }
        int to = (from + 1 + random.nextInt(accounts - 1)) % accounts;
        return new AccountCommand.Transfer(account(to), amount);
    }

    /** The id of an account. */
    static String account(int number) {
        return String.format("crash-%02d", number);
    }

    /** Who owns it. */
    static OwnerKey owner(int number) {
        byte[] key = new byte[Bytes32.LENGTH];
        key[0] = (byte) (number + 1);
        return new OwnerKey(Bytes32.of(key));
    }

    private static Money usdc(long units) {
        return new Money(Assets.USDC, units);
    }

    @Override
    public void close() {
        clients.close();
    }
}
