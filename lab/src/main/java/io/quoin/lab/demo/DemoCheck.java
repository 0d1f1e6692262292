package io.quoin.lab.demo;

import io.quoin.config.cli.CannotGoOn;
import io.quoin.config.node.EntityCatalogue;
import io.quoin.config.node.EntityType;
import io.quoin.persistence.forensics.AuditedType;
import io.quoin.persistence.forensics.JournalReport;
import io.quoin.persistence.forensics.JournalVerifier;
import io.quoin.persistence.reader.JournalReader;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.AccountMessage;
import io.quoin.protocol.account.AccountQuery;
import io.quoin.protocol.account.AccountState;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.account.SystemAccounts;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.port.Fingerprint;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import me.tongfei.progressbar.ProgressBar;

/**
 * Holds what the demo's client was told against what stands in the journals: every chain from zero, every acknowledged
 * transfer exactly once, every balance, every live state.
 */
final class DemoCheck {
    private static final Duration QUIET_WITHIN = Duration.ofSeconds(90);
    private static final long POLL_MILLIS = 500;
    private static final int ASKED_AT_ONCE = 64;
    private static final int ATTEMPTS_MAX = 20;

    private final DemoRun run;
    private final AuditedType<AccountState, AccountCommand, AccountEvent, AccountMessage> type;
    private final List<String> accounts = new ArrayList<>();

    DemoCheck(
            DemoRun run,
            EntityCatalogue catalogue,
            EntityType<AccountState, AccountCommand, AccountEvent, AccountMessage, AccountQuery, AccountView> type) {
        this.run = run;
        this.type = new AuditedType<>(type.kind(), catalogue.wire().codecs(type.wire()));
        for (int i = 0; i < run.accounts(); i++) {
            accounts.add(TransferPlan.account(i));
        }
        accounts.add(SystemAccounts.OUTSIDE.id());
        accounts.add(SystemAccounts.FEES.id());
    }

    /** Waits until all that was sent has arrived, then checks everything. */
    DemoFindings check(JournalReader journal) throws InterruptedException {
        SortedMap<String, AccountView> views = quiet();
        SortedMap<Address, Fingerprint> live = new TreeMap<>();
        ask(accounts, account -> run.desk().fingerprint(account))
                .forEach((account, print) -> live.put(new Address(type.kind().type(), account), print));
        Acknowledged acknowledged = new Acknowledged(run.done().values());
        JournalReport report;
        try (ProgressBar bar = Bars.bar("Replaying every journal", accounts.size())) {
            report = JournalVerifier.of(journal, List.of(type))
                    .expecting(live)
                    .visiting(acknowledged)
                    .telling((done, total, blocks) -> {
                        bar.maxHint(total);
                        bar.stepTo(done);
                    })
                    .verify();
        }
        SortedMap<String, Long> held = new TreeMap<>();
        views.forEach((account, view) -> held.put(account, usdcUnits(view)));
        List<String> wrongBalances = Balances.wrong(run.accounts(), run.done().values(), held);
        return new DemoFindings(run, report, acknowledged, wrongBalances);
    }

    private static long usdcUnits(AccountView view) {
        return view.balances().stream()
                .filter(money -> money.asset().equals(Assets.USDC))
                .mapToLong(Money::units)
                .sum();
    }

    /** The accounts as they are once nothing is in transit any more. */
    private SortedMap<String, AccountView> quiet() throws InterruptedException {
        long deadline = System.nanoTime() + QUIET_WITHIN.toNanos();
        while (true) {
            SortedMap<String, AccountView> views = new TreeMap<>();
            ask(accounts, account -> run.desk().look(account, new AccountQuery.Overview()))
                    .forEach((account, seen) -> views.put(account, seen.view()));
            if (views.values().stream().noneMatch(AccountView::hasInTransit)) {
                return views;
            }
            if (System.nanoTime() > deadline) {
                throw new CannotGoOn("Money is still in transit " + QUIET_WITHIN.toSeconds()
                        + " s after the last transfer: look at node.log in the demo's directory.");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS); // Nobody tells a client that all is quiet.
        }
    }

    /** Asks each account, so many at once, and again if one does not answer in time. */
    private static <T> SortedMap<String, T> ask(List<String> accounts, Function<String, CompletionStage<T>> question) {
        SortedMap<String, T> answers = new TreeMap<>();
        for (int from = 0; from < accounts.size(); from += ASKED_AT_ONCE) {
            List<String> some = accounts.subList(from, Math.min(accounts.size(), from + ASKED_AT_ONCE));
            SortedMap<String, CompletableFuture<T>> asked = new TreeMap<>();
            some.forEach(account -> asked.put(account, again(account, question, 1)));
            asked.forEach((account, answer) -> answers.put(account, answer.join()));
        }
        return answers;
    }

    private static <T> CompletableFuture<T> again(
            String account, Function<String, CompletionStage<T>> question, int attempt) {
        return question.apply(account)
                .toCompletableFuture()
                .exceptionallyCompose(failure -> attempt >= ATTEMPTS_MAX
                        ? CompletableFuture.failedFuture(failure)
                        : again(account, question, attempt + 1));
    }
}
