package io.quoin.protocol.account;

import static io.quoin.protocol.account.Examples.BTC;
import static io.quoin.protocol.account.Examples.NOW;
import static io.quoin.protocol.account.Examples.ORDER;
import static io.quoin.protocol.account.Examples.TERMS;
import static io.quoin.protocol.account.Examples.fingerprint;
import static io.quoin.protocol.account.Examples.money;
import static io.quoin.protocol.account.Examples.open;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.account.trading.TradingView;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.AccountKeys;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.channel.Channels;
import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.channel.PairOut;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.line.FromMarket;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.line.LineKind;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a trading account sends to its markets, what it takes from them, how it is counted, and what its owner sees. */
class AccountTradingTest {
    private static final Address ETH = new Address("market", "ETH_USDC-PERPETUAL");
    private static final AccountKey KEY = new AccountKey(fingerprint(1), KeyScopes.ALL, NOW + 9);

    private final AccountLaw law = Examples.law();
    private final Channels channels = new Channels(Examples.ALICE);
    private AccountState state = open("100 USDC").withKeys(AccountKeys.NONE.added(KEY));
    private long height;

    // ---- what is sent -----------------------------------------------------------------------------------------------

    @Test
    void a_grant_goes_out_at_once_with_the_terms_of_its_use() {
        happen(new AccountEvent.LineGranted(BTC, ORDER, 500, TERMS));
        assertEquals(Totals.of(500), pair(BTC).totals());
        assertEquals(
                new FromParty.LineTerms(
                        Examples.OWNER, List.of(KEY), 0, false, LineKind.AMOUNT, 0, 0, 0, TERMS.parameterVersion(), 0),
                pair(BTC).position());
        assertTrue(pair(BTC).isUrgent());
        happen(new AccountEvent.LineGranted(BTC, ORDER, 20, null));
        assertEquals(Totals.of(520), pair(BTC).totals());
    }

    @Test
    void a_grant_of_nothing_says_whom_the_market_deals_with() {
        happen(new AccountEvent.LineGranted(BTC, null, 0, TERMS));
        assertEquals(Totals.ZERO, pair(BTC).totals());
        assertEquals(1, pair(BTC).changedHeight());
        assertThrows(IllegalStateException.class, () -> happen(new AccountEvent.LineGranted(ETH, null, 0, null)));
    }

    @Test
    void every_market_hears_of_keys_and_freezes_at_once() {
        happen(new AccountEvent.LineGranted(BTC, ORDER, 500, TERMS));
        happen(new AccountEvent.LineGranted(ETH, ORDER, 500, TERMS));
        confirmAll();
        AccountKey other = new AccountKey(fingerprint(2), KeyScopes.ALL, NOW + 5);
        happen(new AccountEvent.KeyAdded(other));
        assertTerms(List.of(KEY, other), 0, false);
        happen(new AccountEvent.KeyRevoked(KEY.fingerprint()));
        assertTerms(List.of(other), 1, false);
        happen(new AccountEvent.KeyExpired(other.fingerprint()));
        assertTerms(List.of(), 1, false);
        happen(new AccountEvent.Frozen());
        assertTerms(List.of(), 1, true);
        happen(new AccountEvent.Unfrozen());
        assertTerms(List.of(), 1, false);
    }

    private void assertTerms(List<AccountKey> keys, long authEpoch, boolean isFrozen) {
        for (Address market : List.of(BTC, ETH)) {
            FromParty.LineTerms terms =
                    (FromParty.LineTerms) Objects.requireNonNull(pair(market).position());
            assertEquals(keys, terms.keys());
            assertEquals(authEpoch, terms.authEpoch());
            assertEquals(isFrozen, terms.isFrozen());
            assertTrue(pair(market).isUrgent());
        }
    }

    @Test
    void a_loss_of_authority_is_confirmed_when_every_market_has_it() {
        assertTrue(view().revocationsConfirmed(), "there is no market");
        happen(new AccountEvent.LineGranted(BTC, ORDER, 500, TERMS));
        happen(new AccountEvent.LineGranted(ETH, ORDER, 500, TERMS));
        assertTrue(view().revocationsConfirmed(), "nothing was revoked");
        happen(new AccountEvent.KeyRevoked(KEY.fingerprint()));
        assertFalse(view().revocationsConfirmed());
        confirm(BTC);
        assertFalse(view().revocationsConfirmed());
        confirm(ETH);
        assertTrue(view().revocationsConfirmed());
        happen(new AccountEvent.LineGranted(BTC, ORDER, 1, null));
        assertTrue(view().revocationsConfirmed(), "a later grant does not matter");
        happen(new AccountEvent.Frozen());
        assertFalse(view().revocationsConfirmed());
        confirmAll();
        assertTrue(view().revocationsConfirmed());
    }

    // ---- what is taken ----------------------------------------------------------------------------------------------

    @Test
    void a_settlement_moves_cash_position_and_line_and_brings_new_terms() {
        happen(new AccountEvent.LineGranted(BTC, ORDER, 500, TERMS));
        FromMarket.PositionReport report = new FromMarket.PositionReport(Examples.terms(2), 7, 1_000);
        List<AccountEvent> events =
                law.settle(state, BTC, Totals.of(-30, 2, 5, 400, 10, 3, 9_000), report, Examples.facts());
        assertEquals(
                List.of(new AccountEvent.Settled(
                        BTC, Totals.of(-30, 2, 5, 400, 10, 3, 9_000), 7, 1_000, Examples.terms(2))),
                events);
        happen(events.get(0));
        assertEquals(money("100 USDC").units() - 27, ((AccountState.Open) state).cash());
        assertEquals(
                List.of(),
                law.settle(state, BTC, Totals.ZERO, report, Examples.facts()),
                "what says nothing new is no event");
        assertEquals(
                "Settled",
                Examples.words(law.settle(
                        state,
                        BTC,
                        Totals.ZERO,
                        new FromMarket.PositionReport(Examples.terms(2), 8, 1_001),
                        Examples.facts())));
        assertThrows(
                IllegalStateException.class,
                () -> law.settle(state, ETH, Totals.of(1), report, Examples.facts()),
                "a market that never had a line");
    }

    @Test
    void an_account_is_awake_while_a_market_has_something_of_it() {
        assertFalse(law.isExposed(state));
        happen(new AccountEvent.LineGranted(BTC, null, 0, TERMS));
        assertFalse(law.isExposed(state));
        happen(new AccountEvent.LineGranted(BTC, ORDER, 5, null));
        assertTrue(law.isExposed(state));
    }

    // ---- how it is counted ------------------------------------------------------------------------------------------

    @Test
    void costs_sizes_and_lines_count_on_both_sides_of_what_is_in_transit() {
        happen(new AccountEvent.LineGranted(BTC, ORDER, 500, TERMS));
        Totals moved = Totals.of(-30, 2, 5, 400, 10, 3, 9_000);
        AccountBooks books = new AccountBooks();
        TreeMap<String, Long> before = new TreeMap<>();
        books.held(state, (asset, units) -> before.merge(asset, units, Long::sum));
        books.moved(BTC, Examples.ALICE, moved, (asset, units) -> before.merge(asset, units, Long::sum));
        happen(new AccountEvent.Settled(BTC, moved, 7, 1_000, null));
        TreeMap<String, Long> after = new TreeMap<>();
        books.held(state, (asset, units) -> after.merge(asset, units, Long::sum));
        assertEquals(before, after);
        assertEquals(
                "{USDC=" + (money("100 USDC").units() - 27 - 9_000)
                        + ", line:BTC_USDC-PERPETUAL/alice=-90, size:BTC_USDC-PERPETUAL=3, size:BTC_USDC-PERPETUAL/alice=3}",
                after.toString());
    }

    // ---- what is seen -----------------------------------------------------------------------------------------------

    @Test
    void a_view_values_each_position_at_the_newest_price() {
        happen(new AccountEvent.LineGranted(BTC, ORDER, money("20 USDC").units(), TERMS));
        // Long 5 at 100: 500 for it, of which 50 are margin.
        Totals moved = Totals.of(
                0, 0, 0, money("15 USDC").units(), 0, 5_000, money("500 USDC").units());
        happen(new AccountEvent.Settled(BTC, moved, 1, 10_000, null));
        assertEquals(money("45 USDC"), view().freeCollateral());
        TaleBoard board = new TaleBoard();
        board.rounds.addAll(List.of(10_000L, 9_000L));
        TradingView view = view(board);
        assertEquals(money("50 USDC"), view.equity());
        assertEquals(money("45 USDC"), view.initialMargin());
        assertEquals(money("22.5 USDC"), view.maintenanceMargin());
        assertEquals(money("0 USDC"), view.freeCollateral());
        assertEquals(
                List.of(new TradingView.Position(
                        BTC.id(),
                        Quantity.parse("5", 3),
                        money("500 USDC"),
                        Price.parse("90", 2),
                        money("-50 USDC"),
                        // 100 + 5 * (p - 100) = 0.05 * 5 * p, brought up to the price grid
                        Optional.of(Price.parse("84.22", 2)))),
                view.positions());
        assertEquals(List.of(new TradingView.Line(BTC.id(), money("5 USDC"))), view.lines());
        assertFalse(view.isFrozen());
    }

    // ---- helpers ----------------------------------------------------------------------------------------------------

    private void happen(AccountEvent event) {
        height++;
        channels.beginBlock(height, NOW);
        state = law.evolve(state, event, channels);
    }

    private void confirm(Address market) {
        channels.confirm(new Confirmation.OfPair(market, pair(market).changedHeight()));
    }

    private void confirmAll() {
        confirm(BTC);
        confirm(ETH);
    }

    private PairOut pair(Address market) {
        return Objects.requireNonNull(channels.pairsOut().get(market));
    }

    private TradingView view() {
        return view(Prices.NONE);
    }

    private TradingView view(Prices prices) {
        return AccountView.of(state, channels, prices).trading();
    }
}
