package io.quoin.lab.demo;

import io.quoin.lab.load.CommandDriver;
import io.quoin.lab.process.NodeProcess;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountQuery;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.port.EntityDesk;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** The demo's load: accounts are opened and funded, then the stream plays, and the node is killed in the middle of it. */
final class DemoRun {
    /** What each account draws from the faucet before the stream begins. */
    static final Money FUNDS = Money.parse("60000", Assets.USDC);

    private static final int IN_FLIGHT_MAX = 1_024;
    private static final long LATENCY_MICROS_MAX = TimeUnit.MINUTES.toMicros(10);

    /** A transfer whose fate is known. */
    record Done(PlannedTransfer transfer, Fate fate) {}

    private final TransferPlan plan;
    private final int accounts;
    private final Duration length;
    private final EntityDesk<AccountCommand, AccountQuery, AccountView> desk;
    private final NodeProcess node;
    private final PrintWriter out;
    private final SortedMap<Integer, Done> done = new TreeMap<>();
    private final Map<String, Fate> opened = new ConcurrentHashMap<>();
    private final Histogram latencyMicros = new ConcurrentHistogram(LATENCY_MICROS_MAX, 3);
    private final Histogram calmLatencyMicros = new ConcurrentHistogram(LATENCY_MICROS_MAX, 3);
    private volatile long killedNanos = Long.MAX_VALUE;
    private volatile long answeredAgainNanos = Long.MAX_VALUE;
    private long repeats;
    private long fatesAsked;
    private Duration streamed = Duration.ZERO;

    DemoRun(
            TransferPlan plan,
            int accounts,
            Duration length,
            EntityDesk<AccountCommand, AccountQuery, AccountView> desk,
            NodeProcess node,
            PrintWriter out) {
        this.plan = plan;
        this.accounts = accounts;
        this.length = length;
        this.desk = desk;
        this.node = node;
        this.out = out;
    }

    /** Opens all accounts and funds them. */
    void open() throws InterruptedException {
        CommandDriver<AccountCommand> driver = new CommandDriver<>(desk, IN_FLIGHT_MAX);
        try (ProgressBar bar = Bars.bar("Opening accounts", accounts)) {
            for (int i = 0; i < accounts; i++) {
                String account = TransferPlan.account(i);
                OwnerKey owner = OwnerKey.parse(String.format("%064x", i / 2 + 1)); // Two accounts for each owner.
                driver.drive(account, "open", new AccountCommand.Open(owner), fate -> opened.put(account, fate));
            }
            driver.drain();
            for (int i = 0; i < accounts; i++) {
                String account = TransferPlan.account(i);
                driver.drive(account, "fund", new AccountCommand.DrawFaucet(FUNDS), fate -> {
                    opened.merge(account, fate, (first, second) -> first instanceof Fate.Applied ? second : first);
                    bar.step();
                });
            }
            driver.drain();
        }
        for (Map.Entry<String, Fate> one : opened.entrySet()) {
            if (!(one.getValue() instanceof Fate.Applied)) {
                throw new IllegalStateException(one.getKey() + " could not be opened and funded: " + one.getValue());
            }
        }
    }

    /** Plays the stream; kills the node when half of it has been handed in, if asked to, and starts it again. */
    void stream(boolean isKilling) throws InterruptedException {
        int size = plan.transfers().size();
        long firstMillis = plan.transfers().get(0).atMillis();
        long lastMillis = plan.transfers().get(size - 1).atMillis();
        double speed = Math.max(1, lastMillis - firstMillis) / (double) length.toMillis();
        long start = System.nanoTime();
        CommandDriver<AccountCommand> driver = new CommandDriver<>(desk, IN_FLIGHT_MAX);
        try (ProgressBar bar = Bars.bar("Playing the stream", size)) {
            for (PlannedTransfer transfer : plan.transfers()) {
                long dueNanos = start + (long) ((transfer.atMillis() - firstMillis) / speed * 1e6);
                waitUntil(dueNanos);
                if (isKilling && transfer.number() == size / 2) {
                    kill();
                }
                hand(driver, transfer, bar);
            }
            driver.drain();
            repeats = driver.repeats();
            fatesAsked = driver.fatesAsked();
        }
        streamed = Duration.ofNanos(System.nanoTime() - start);
    }

    private void kill() {
        long pid = node.pid();
        killedNanos = System.nanoTime();
        node.kill();
        node.start();
        out.println();
        out.println("  kill -9 " + pid + ": the node is gone in mid-stream; starting it again as process " + node.pid()
                + ".");
        out.flush();
    }

    private void hand(CommandDriver<AccountCommand> driver, PlannedTransfer transfer, ProgressBar bar)
            throws InterruptedException {
        long handed = System.nanoTime();
        AccountCommand command = new AccountCommand.Transfer(transfer.to(), transfer.amount());
        driver.drive(transfer.from(), transfer.clientId(), command, fate -> {
            long now = System.nanoTime();
            long micros = Math.min(LATENCY_MICROS_MAX, TimeUnit.NANOSECONDS.toMicros(now - handed));
            latencyMicros.recordValue(micros);
            boolean isAfterKill = handed >= killedNanos || now >= killedNanos;
            if (!isAfterKill) {
                calmLatencyMicros.recordValue(micros);
            } else if (handed > killedNanos && now < answeredAgainNanos) {
                answeredAgainNanos = now;
            }
            synchronized (done) {
                done.put(transfer.number(), new Done(transfer, fate));
            }
            bar.step();
        });
    }

    private static void waitUntil(long nanos) throws InterruptedException {
        long wait = nanos - System.nanoTime();
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
    }

    // ---- what happened ----------------------------------------------------------------------------------------------

    TransferPlan plan() {
        return plan;
    }

    int accounts() {
        return accounts;
    }

    EntityDesk<AccountCommand, AccountQuery, AccountView> desk() {
        return desk;
    }

    /** Every transfer with its fate, in the order of the stream. */
    SortedMap<Integer, Done> done() {
        return done;
    }

    Histogram latencyMicros() {
        return latencyMicros;
    }

    /** The same, of transfers that were answered before the kill. */
    Histogram calmLatencyMicros() {
        return calmLatencyMicros;
    }

    /** From the kill to the first answer to a transfer handed in after it; 0 without a kill. */
    Duration outage() {
        return killedNanos == Long.MAX_VALUE || answeredAgainNanos == Long.MAX_VALUE
                ? Duration.ZERO
                : Duration.ofNanos(answeredAgainNanos - killedNanos);
    }

    Duration streamed() {
        return streamed;
    }

    long repeats() {
        return repeats;
    }

    long fatesAsked() {
        return fatesAsked;
    }
}
