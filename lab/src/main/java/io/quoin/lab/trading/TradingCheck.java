package io.quoin.lab.trading;

import io.quoin.config.cli.CannotGoOn;
import io.quoin.config.node.EntityCatalogue;
import io.quoin.persistence.forensics.JournalReport;
import io.quoin.persistence.forensics.JournalVerifier;
import io.quoin.persistence.reader.JournalReader;
import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.account.AccountQuery;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.account.SystemAccounts;
import io.quoin.protocol.account.trading.TradingView;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketKind;
import io.quoin.protocol.market.MarketQuery;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.port.Fingerprint;
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
import org.jspecify.annotations.Nullable;

/** Holds what the demo's clients were told, and what accounts and markets say of each other, against the journals. */
final class TradingCheck {
    private static final Duration QUIET_WITHIN = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 500;
    private static final int ASKED_AT_ONCE = 64;
    private static final int ATTEMPTS_MAX = 20;

    private final Venue venue;
    private final VenueFills fills;
    private final EntityCatalogue catalogue;
    private final Duration quietWithin;
    private final List<String> accounts = new ArrayList<>();
    private final List<String> markets = new ArrayList<>();

    TradingCheck(Venue venue, VenueFills fills, EntityCatalogue catalogue) {
        this(venue, fills, catalogue, QUIET_WITHIN);
    }

    /**
     * A check that waits at most so long until all that was sent has arrived.
     *
     * @param fills of the venue
     */
    TradingCheck(Venue venue, VenueFills fills, EntityCatalogue catalogue, Duration quietWithin) {
        this.quietWithin = quietWithin;
        this.venue = venue;
        this.fills = fills;
        this.catalogue = catalogue;
        accounts.addAll(venue.accountIds());
        accounts.add(SystemAccounts.OUTSIDE.id());
        accounts.add(SystemAccounts.FEES.id());
        venue.instruments().stream().map(InstrumentTerms::name).forEach(markets::add);
    }

    /** Waits until all that was sent has arrived, or until that takes too long, and then asks everybody how things stand. */
    Live look() throws InterruptedException {
        SortedMap<String, AccountView> views = quiet();
        List<String> differing = differing(views);
        List<String> inTransit = new ArrayList<>();
        views.forEach((account, view) -> {
            if (view.hasInTransit()) {
                inTransit.add(account);
            }
        });
        SortedMap<Address, Fingerprint> fingerprints = new TreeMap<>();
        ask(accounts, account -> venue.accounts().fingerprint(account))
                .forEach((account, print) -> fingerprints.put(new Address(AccountKind.TYPE, account), print));
        ask(markets, market -> venue.markets().fingerprint(market))
                .forEach((market, print) -> fingerprints.put(new Address(MarketKind.TYPE, market), print));
        return new Live(fingerprints, differing, inTransit);
    }

    /** Replays every journal from zero and holds against it what clients were told and what everybody says. */
    TradingFindings judge(Played played, Live live, JournalReader journal) {
        Tape tape = new Tape();
        JournalReport report;
        try (ProgressBar bar =
                Bars.bar("Replaying every journal", live.fingerprints().size())) {
            report = JournalVerifier.of(journal, catalogue.audited())
                    .expecting(live.fingerprints())
                    .visiting(tape)
                    .telling((done, total, blocks) -> {
                        bar.maxHint(total);
                        bar.stepTo(done);
                    })
                    .verify();
        }
        return new TradingFindings(played, report, tape, VenueComparison.of(played, fills, tape), live);
    }

    /** The accounts as they are once nothing is in transit any more. */
    private SortedMap<String, AccountView> quiet() throws InterruptedException {
        long deadline = System.nanoTime() + quietWithin.toNanos();
        while (true) {
            SortedMap<String, AccountView> views = new TreeMap<>();
            ask(accounts, account -> venue.accounts().look(account, new AccountQuery.Overview()))
                    .forEach((account, seen) -> views.put(account, seen.view()));
            if (views.values().stream().noneMatch(AccountView::hasInTransit)
                    && differing(views).isEmpty()) {
                return views;
            }
            if (System.nanoTime() > deadline) {
                return views; // What differs or is in transit even then is a finding.
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS); // Nobody tells a client that all is quiet.
        }
    }

    /** One sentence for each position that an account and a market do not tell alike. */
    private List<String> differing(SortedMap<String, AccountView> views) {
        List<String> differing = new ArrayList<>();
        for (InstrumentTerms terms : venue.instruments()) {
            SortedMap<String, MarketView> parties = new TreeMap<>();
            ask(venue.accountIds(), account -> venue.markets().look(terms.name(), new MarketQuery.OfParty(account)))
                    .forEach((account, seen) -> parties.put(account, seen.view()));
            parties.forEach((account, view) -> {
                long here =
                        view instanceof MarketView.OfParty party ? party.size().units() : 0;
                long there = size(views.get(account), terms.name());
                if (here != there) {
                    differing.add(account + " holds " + there + " of " + terms.name() + ", the market says " + here);
                }
            });
        }
        return differing;
    }

    private static long size(@Nullable AccountView view, String market) {
        if (view == null) {
            throw new CannotGoOn("an account did not answer");
        }
        for (TradingView.Position position : view.trading().positions()) {
            if (position.market().equals(market)) {
                return position.size().units();
            }
        }
        return 0;
    }

    /** Asks each entity, so many at once, and again if one does not answer in time. */
    private static <T> SortedMap<String, T> ask(List<String> ids, Function<String, CompletionStage<T>> question) {
        SortedMap<String, T> answers = new TreeMap<>();
        for (int from = 0; from < ids.size(); from += ASKED_AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + ASKED_AT_ONCE));
            SortedMap<String, CompletableFuture<T>> asked = new TreeMap<>();
            some.forEach(id -> asked.put(id, again(id, question, 1)));
            asked.forEach((id, answer) -> answers.put(id, answer.join()));
        }
        return answers;
    }

    private static <T> CompletableFuture<T> again(
            String id, Function<String, CompletionStage<T>> question, int attempt) {
        return question.apply(id)
                .toCompletableFuture()
                .exceptionallyCompose(failure -> attempt >= ATTEMPTS_MAX
                        ? CompletableFuture.failedFuture(failure)
                        : again(id, question, attempt + 1));
    }
}
