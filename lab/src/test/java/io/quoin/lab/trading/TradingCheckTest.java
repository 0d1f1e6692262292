package io.quoin.lab.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.config.node.MemberSettings;
import io.quoin.config.node.Realm;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountQuery;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.account.trading.TradingView;
import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketQuery;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.port.EntityDesk;
import io.quoin.protocol.port.Fingerprint;
import io.quoin.protocol.port.Seen;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What accounts and markets say of each other is compared lot by lot, and what is not at rest is found. */
class TradingCheckTest {
    private static final Money NOTHING = Money.zero(Assets.USDC);
    private static final String MARKET = "BTC_USDC-PERPETUAL";

    private final Map<String, Long> byAccounts = new TreeMap<>();
    private final Map<String, Long> byMarkets = new TreeMap<>();
    private final List<String> inTransit = new ArrayList<>();
    private final AtomicInteger questionsToFail = new AtomicInteger();

    @Test
    void positions_that_agree_are_no_finding_long_short_and_none() throws Exception {
        byAccounts.put("trader-0000 " + MARKET, 5L);
        byMarkets.put("trader-0000 " + MARKET, 5L);
        byAccounts.put("trader-0001 BTC2_USDC-PERPETUAL", -7L);
        byMarkets.put("trader-0001 BTC2_USDC-PERPETUAL", -7L);
        Live live = look();
        assertEquals(List.of(), live.differing());
        assertEquals(List.of(), live.inTransit());
        // Two traders, four makers, two of the system, two markets.
        assertEquals(10, live.fingerprints().size());
    }

    @Test
    void a_position_that_differs_by_one_lot_is_found() throws Exception {
        byAccounts.put("trader-0000 " + MARKET, 5L);
        byMarkets.put("trader-0000 " + MARKET, 4L);
        assertEquals(List.of("trader-0000 holds 5 of " + MARKET + ", the market says 4"), look().differing());
    }

    @Test
    void a_position_that_only_one_side_knows_is_found() throws Exception {
        byAccounts.put("maker-1-1 BTC2_USDC-PERPETUAL", -1L);
        byMarkets.put("trader-0001 " + MARKET, 1L);
        assertEquals(
                List.of(
                        "trader-0001 holds 0 of " + MARKET + ", the market says 1",
                        "maker-1-1 holds -1 of BTC2_USDC-PERPETUAL, the market says 0"),
                look().differing());
    }

    @Test
    void a_position_in_another_market_does_not_make_up_for_it() throws Exception {
        byAccounts.put("trader-0000 " + MARKET, 5L);
        byMarkets.put("trader-0000 BTC2_USDC-PERPETUAL", 5L);
        assertEquals(2, look().differing().size());
    }

    @Test
    void what_is_still_on_its_way_is_found() throws Exception {
        inTransit.add("trader-0001");
        assertEquals(List.of("trader-0001"), look().inTransit());
    }

    @Test
    void who_does_not_answer_is_asked_again() throws Exception {
        questionsToFail.set(3);
        assertEquals(List.of(), look().differing());
        assertEquals(0, questionsToFail.get());
    }

    private Live look() throws InterruptedException {
        Venue venue = new Venue(
                new FakeDesk<AccountCommand, AccountQuery, AccountView>((id, query) -> account(id)),
                new FakeDesk<MarketCommand, MarketQuery, MarketView>(
                        (id, query) -> party(id, ((MarketQuery.OfParty) query).account())),
                Instruments.first(2),
                2);
        MemberSettings client =
                new MemberSettings(MemberSettings.CLIENT, "127.0.0.1", 0, Optional.empty(), Optional.empty());
        return new TradingCheck(venue, new VenueFills(List.of()), Realm.catalogue(client.config()), Duration.ZERO)
                .look();
    }

    private AccountView account(String id) {
        List<TradingView.Position> positions = new ArrayList<>();
        byAccounts.forEach((key, lots) -> {
            if (key.startsWith(id + " ")) {
                positions.add(new TradingView.Position(
                        key.substring(id.length() + 1),
                        new Quantity(lots, Instruments.SIZE_SCALE),
                        NOTHING,
                        new Price(1, Instruments.PRICE_SCALE),
                        NOTHING,
                        Optional.empty()));
            }
        });
        TradingView trading = new TradingView(NOTHING, NOTHING, NOTHING, NOTHING, false, true, positions, List.of());
        return new AccountView(
                id, AccountView.Stage.OPEN, Optional.empty(), List.of(), List.of(), 0, inTransit.contains(id), trading);
    }

    private MarketView party(String market, String account) {
        Quantity size = new Quantity(byMarkets.getOrDefault(account + " " + market, 0L), Instruments.SIZE_SCALE);
        return new MarketView.OfParty(
                account, false, NOTHING, NOTHING, NOTHING, size, NOTHING, NOTHING, NOTHING, NOTHING, List.of());
    }

    /** Answers from a function, after as many failures as are wanted. */
    private final class FakeDesk<C, Q, V> implements EntityDesk<C, Q, V> {
        private final BiFunction<String, Q, V> views;

        FakeDesk(BiFunction<String, Q, V> views) {
            this.views = views;
        }

        @Override
        public CompletionStage<Answer> submit(String entityId, CommandId id, long validUntilMillis, C command) {
            throw new UnsupportedOperationException("a check hands nothing in");
        }

        @Override
        public CompletionStage<Fate> fate(String entityId, CommandId id, long validUntilMillis) {
            throw new UnsupportedOperationException("a check asks for no fate");
        }

        @Override
        public CompletionStage<Seen<V>> look(String entityId, Q query) {
            if (questionsToFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return CompletableFuture.failedFuture(new IllegalStateException("no answer"));
            }
            return CompletableFuture.completedFuture(new Seen<>(views.apply(entityId, query), 1, BlockHash.GENESIS, 1));
        }

        @Override
        public CompletionStage<Fingerprint> fingerprint(String entityId) {
            return CompletableFuture.completedFuture(new Fingerprint(1, BlockHash.GENESIS, BlockHash.GENESIS));
        }
    }
}
