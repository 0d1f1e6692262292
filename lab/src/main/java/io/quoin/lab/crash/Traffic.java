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
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Clients that move money between accounts, each as soon as its last command has a final fate and a moment has passed. Most
 * commands transfer; some draw, withdraw, send where nobody is, ask for too much, or expire soon. What is asked comes from the
 * seed, the order in which clients are served does not.
 */
final class Traffic implements AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofMillis(200);
    private static final long VALID_MILLIS = 15_000;
    private static final long VALID_LONG_MILLIS = 55_000;
    private static final long VALID_BRIEFLY_MILLIS = 1_200;
    private static final long FIRST_DRAW_UNITS = 1_000_000_000_000L;
    private static final int NOBODIES = 4;

    private final CarefulClient<AccountCommand> client;
    private final History<AccountCommand> history;
    private final int accounts;
    private final long seed;
    private final Executor later;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean isRunning;
    private volatile @Nullable Throwable failure;

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
        this.client = new CarefulClient<>(desk, RETRY_AFTER);
        this.history = history;
        this.accounts = accounts;
        this.seed = seed;
        this.later = CompletableFuture.delayedExecutor(think.toMillis(), TimeUnit.MILLISECONDS);
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
        applyToEach("open", i -> {
            byte[] key = new byte[Bytes32.LENGTH];
            key[0] = (byte) (i + 1);
            return new AccountCommand.Open(new OwnerKey(Bytes32.of(key)));
        });
        applyToEach("first", i -> new AccountCommand.DrawFaucet(usdc(FIRST_DRAW_UNITS)));
    }

    /** Sends a command to each account; under a new id where the time of the first was over before anyone was there. */
    private void applyToEach(String name, IntFunction<AccountCommand> command) {
        List<CompletableFuture<Fate>> all = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            String account = account(i);
            AccountCommand asked = command.apply(i);
            all.add(send(account, name, VALID_LONG_MILLIS, asked)
                    .thenCompose(fate -> fate instanceof Fate.Never
                            ? send(account, name + "-again", VALID_LONG_MILLIS, asked)
                            : CompletableFuture.completedFuture(fate)));
        }
        requireApplied(all);
    }

    private static void requireApplied(List<CompletableFuture<Fate>> all) {
        for (CompletableFuture<Fate> end : all) {
            Fate fate = end.join();
            if (!(fate instanceof Fate.Applied)) {
                throw new IllegalStateException("a command that must be applied met its fate: " + fate);
            }
        }
    }

    /** Lets so many clients loose. */
    void start(int clients) {
        isRunning = true;
        for (int i = 0; i < clients; i++) {
            SplittableRandom random = new SplittableRandom(seed * 31 + i);
            String name = "c" + i;
            later.execute(() -> next(name, 0, random));
        }
    }

    /**
     * Sends one transfer from each account, to where nobody ever was; returns when all are acknowledged. Each makes an entity
     * start, so most of the value is still on its way then, and all of it has to come back.
     */
    void transferFromEachToNowhere() {
        applyToEach("last", i -> new AccountCommand.Transfer("nowhere-" + i, usdc(1_234_567 + i)));
    }

    /** Lets clients hand in nothing new and waits until all they handed in has a final fate; false if that takes longer. */
    boolean finish(Duration within) throws InterruptedException {
        isRunning = false;
        long deadline = System.nanoTime() + within.toNanos();
        synchronized (underWay) {
            while (underWay.get() > 0 && System.nanoTime() < deadline) {
                underWay.wait(100);
            }
        }
        return underWay.get() == 0;
    }

    /** How often a command was handed in again. */
    long repeats() {
        return client.repeats();
    }

    /** How often a fate was asked. */
    long fatesAsked() {
        return client.fatesAsked();
    }

    /** Throws what a client died of, if one did. */
    void requireHealthy() {
        Throwable reason = failure;
        if (reason != null) {
            throw new IllegalStateException("a client failed", reason);
        }
    }

    private void next(String name, int number, SplittableRandom random) {
        if (!isRunning) {
            return;
        }
        int from = random.nextInt(accounts);
        int roll = random.nextInt(100);
        long valid = roll >= 95 ? VALID_BRIEFLY_MILLIS : VALID_MILLIS;
        CompletableFuture<Fate> end = send(account(from), name + "-" + number, valid, command(from, roll, random));
        CompletableFuture<Void> again = end.thenAccept(fate -> {
            if (isRunning) {
                later.execute(() -> next(name, number + 1, random));
            }
        });
        again.exceptionally(reason -> {
            failure = reason;
            return null;
        });
    }

    private AccountCommand command(int from, int roll, SplittableRandom random) {
        Money amount = usdc(1 + random.nextLong(5_000_000));
        if (roll < 10) {
            return new AccountCommand.DrawFaucet(amount);
        } else if (roll < 18) {
            return new AccountCommand.Withdraw(amount);
        } else if (roll < 23) {
            return new AccountCommand.Transfer("nobody-" + random.nextInt(NOBODIES), amount);
        } else if (roll < 26) {
            return new AccountCommand.Withdraw(usdc(Long.MAX_VALUE));
        }
        int to = (from + 1 + random.nextInt(accounts - 1)) % accounts;
        return new AccountCommand.Transfer(account(to), amount);
    }

    private CompletableFuture<Fate> send(String account, String clientId, long validMillis, AccountCommand command) {
        Order<AccountCommand> order = new Order<>(
                account, new CommandId(account, clientId), System.currentTimeMillis() + validMillis, command);
        history.handedIn(order);
        underWay.incrementAndGet();
        return client.follow(order).whenComplete((fate, reason) -> {
            if (reason == null) {
                history.told(order, fate);
            } else {
                failure = reason;
            }
            synchronized (underWay) {
                underWay.decrementAndGet();
                underWay.notifyAll();
            }
        });
    }

    private static String account(int number) {
        return String.format("crash-%02d", number);
    }

    private static Money usdc(long units) {
        return new Money(Assets.USDC, units);
    }

    @Override
    public void close() {
        isRunning = false;
        client.close();
    }
}
