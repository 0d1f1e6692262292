package io.quoin.lab.crash;

import com.datastax.oss.driver.api.core.CqlSession;
import io.quoin.persistence.forensics.JournalReport;
import io.quoin.persistence.forensics.JournalVerifier;
import io.quoin.persistence.reader.JournalReader;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.line.MarketHolding;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketKind;
import io.quoin.protocol.port.Fingerprint;
import io.quoin.protocol.value.Assets;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * What is done when nothing more is broken: every command gets its final fate; the node is killed once more right after
 * transfers that make entities start and trades that are not settled, so with value in transit; nobody calls it again until all
 * of that has arrived by itself; and then everything is checked.
 */
final class Aftermath {
    private static final Duration RESOLVED_WITHIN = Duration.ofSeconds(60);
    private static final Duration QUIET_WITHIN = Duration.ofSeconds(90);
    private static final long QUIET_POLL_MILLIS = 400;
    private static final Duration KEEP_UP_EVERY = Duration.ofMillis(100);
    private static final long FEE_NUMERATOR = 1;
    private static final long FEE_DENOMINATOR = 10_000;

    private final Rig rig;
    private final Side side;
    private final Traffic traffic;
    private final List<Trading> trading;
    private final Histories histories;
    private final List<Clients<?>> clients;
    private SortedMap<String, BigInteger> inTransitAtKill = new TreeMap<>();

    /**
     * The end of a campaign.
     *
     * @param trading what else went on, if anything did
     */
    Aftermath(Rig rig, Side side, Histories histories, Traffic traffic, Trading... trading) {
        this.rig = rig;
        this.side = side;
        this.histories = histories;
        this.traffic = traffic;
        this.trading = List.of(trading);
        this.clients = new ArrayList<>(List.of(traffic.clients()));
        this.trading.forEach(one -> clients.add(one.clients()));
    }

    /** Ends the traffic and judges everything. */
    CrashResult judge() throws InterruptedException {
        finish();
        traffic.transferFromEachToNowhere();
        trading.forEach(one -> one.crossOnce("last"));
        side.node().kill();
        try (CassandraJournals journals = new CassandraJournals(rig.address())) {
            inTransitAtKill = check(journals, Map.of()).inTransit();
            side.node().start();
            awaitQuiet(journals);
            Map<Address, Fingerprint> live = new TreeMap<>();
            for (Address entity : journals.entities()) {
                live.put(entity, fingerprint(entity));
            }
            CrashResult result = check(journals, live);
            Ledger ledger = ledger(result);
            result.compare(ledger, Assets.USDC.code());
            Trading.MARKETS.forEach(terms -> result.compare(ledger, MarketHolding.size(terms.name())));
            side.pairs(result.findings()).requireMet(result.states());
            verify(live, result.findings());
            return result;
        }
    }

    /** What was on its way when the node was killed. */
    SortedMap<String, BigInteger> inTransitAtKill() {
        return inTransitAtKill;
    }

    private void finish() throws InterruptedException {
        long deadline = System.nanoTime() + RESOLVED_WITHIN.toNanos();
        clients.forEach(Clients::stop);
        for (Clients<?> some : clients) {
            while (!some.awaitEnd(KEEP_UP_EVERY)) {
                side.node().keepUp();
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "some commands had no final fate after " + RESOLVED_WITHIN.toSeconds() + " s");
                }
            }
            some.requireHealthy();
        }
    }

    private CrashResult check(CassandraJournals journals, Map<Address, Fingerprint> live) {
        return side.check(histories).check(journals, live);
    }

    /** Waits until nothing is in transit and everything is confirmed, without calling anyone. */
    private void awaitQuiet(CassandraJournals journals) throws InterruptedException {
        long deadline = System.nanoTime() + QUIET_WITHIN.toNanos();
        while (true) {
            CrashResult result = check(journals, Map.of());
            if (result.isQuiet()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("still in transit after " + QUIET_WITHIN.toSeconds()
                        + " s without a call: " + result.inTransit() + ", unconfirmed at " + result.unconfirmed());
            }
            side.node().keepUp();
            pause(QUIET_POLL_MILLIS);
        }
    }

    private Fingerprint fingerprint(Address entity) throws InterruptedException {
        long deadline = System.nanoTime() + CrashNode.PATIENCE.toNanos();
        while (true) {
            try {
                return side.deskOf(entity.type())
                        .fingerprint(entity.id())
                        .toCompletableFuture()
                        .get();
            } catch (ExecutionException notAnswered) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(entity + " does not say where it stands", notAnswered);
                }
                side.node().keepUp();
            }
        }
    }

    /** Lets the realm's own verifier read everything again. */
    private void verify(Map<Address, Fingerprint> live, Findings findings) {
        try (CqlSession session = rig.address().openSession()) {
            JournalReport report = JournalVerifier.of(
                            new JournalReader(session), side.catalogue().audited())
                    .expecting(live)
                    .verify();
            report.problems().forEach(problem -> findings.add(Finding.Kind.NOT_PROVEN, problem.toString()));
        }
    }

    private Ledger ledger(CrashResult result) {
        Ledger ledger = new Ledger(FEE_NUMERATOR, FEE_DENOMINATOR, traffic.opened());
        for (History.Deed<AccountCommand> deed : histories.accounts().deeds()) {
            if (deed.told().stream().anyMatch(fate -> fate instanceof Fate.Applied)) {
                ledger.apply(deed.order().entity(), deed.order().command());
            }
        }
        for (InstrumentTerms terms : Trading.MARKETS) {
            Tape tape = result.tapes().get(new Address(MarketKind.TYPE, terms.name()));
            if (tape != null) {
                tape.trades().forEach(trade -> ledger.apply(terms, trade));
            }
        }
        return ledger;
    }

    /** Lets time pass, where time itself is what is being tried. */
    static void pause(long millis) throws InterruptedException {
        new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    }
}
