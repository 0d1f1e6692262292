package io.quoin.lab.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.channel.PairIn;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.journal.BlockHeader;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.line.LineSlots;
import io.quoin.protocol.line.MarketHolding;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.LineReturnReason;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketLaw;
import io.quoin.protocol.market.OrderType;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.TimeInForce;
import io.quoin.protocol.value.Money;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the check must find where accounts trade is planted into journals of a market and its parties that were right before. */
class TradeCheckTest {
    private static final InstrumentTerms TERMS = Trading.MARKETS.get(0);
    private static final Address MARKET = TinyRealm.market(TERMS.name());
    private static final Address SELLER = TinyRealm.account(Traffic.account(0));
    private static final Address BUYER = TinyRealm.account(Traffic.account(1));
    private static final String SIZES = MarketHolding.size(TERMS.name());
    private static final long LOTS = 2_000_000;

    private final TinyRealm realm = new TinyRealm();
    private final Ledger ledger = new Ledger(1, 10_000, Set.of(SELLER.id(), BUYER.id()));

    @BeforeEach
    void two_accounts_trade() {
        for (int i = 0; i < 2; i++) {
            apply(Traffic.account(i), "open", new AccountCommand.Open(Traffic.owner(i)));
            apply(Traffic.account(i), "draw", new AccountCommand.DrawFaucet(Money.parse("1000 USDC")));
        }
        realm.command(TERMS.name(), MarketLaw.OPERATOR, "create", new MarketCommand.Create(TERMS));
        realm.command(TERMS.name(), MarketLaw.OPERATOR, "trade", new MarketCommand.SetState(InstrumentState.TRADING));
        place(0, "sell", Side.SELL, LOTS, TimeInForce.GOOD_TIL_CANCELLED);
        place(1, "buy", Side.BUY, LOTS / 2, TimeInForce.IMMEDIATE_OR_CANCEL);
    }

    private void apply(String account, String clientId, AccountCommand command) {
        realm.command(account, clientId, command);
        realm.settle();
        ledger.apply(account, command);
    }

    private void place(int account, String clientId, Side side, long lots, TimeInForce force) {
        MarketCommand order = new MarketCommand.Place(
                KeyFingerprint.of(Traffic.owner(account)),
                side,
                OrderType.LIMIT,
                TERMS.price(TinyType.PRICE),
                TERMS.size(lots),
                force,
                false,
                false,
                "");
        realm.command(TERMS.name(), Traffic.account(account), clientId, order);
        realm.settle();
    }

    @Test
    void what_is_true_has_no_findings_and_both_sides_meet() {
        CrashResult result = judge(realm.check(Map.of(
                MARKET, realm.markets.fingerprint(MARKET),
                SELLER, realm.fingerprint(SELLER),
                BUYER, realm.fingerprint(BUYER))));
        assertEquals("{}", result.findings().toString());
        assertTrue(result.isQuiet());
        assertEquals(1, trades(result));
        assertEquals(LOTS / 2, result.held().get(BUYER).get(SIZES));
        assertEquals(-LOTS / 2, result.held().get(SELLER).get(SIZES));
        assertTrue(
                result.held().get(MARKET).get(MarketHolding.line(TERMS.name(), BUYER.id())) > 0,
                "nobody has a line any more");
    }

    @ParameterizedTest
    @CsvSource({
        "SIZE, true, size:BTC_USDC-PERPETUAL",
        "COST, true, USDC",
        "RETURNED, false, line:BTC_USDC-PERPETUAL/",
        "CONSUMED, false, line:BTC_USDC-PERPETUAL/"
    })
    void what_an_account_books_and_its_market_never_said_is_found(String slot, boolean isOfLedger, String asset) {
        plantSettlement(BUYER, slotOf(slot), 1);
        CrashResult result = judge(realm.check());
        assertFound(result, Finding.Kind.PAIR_DIFFERS);
        assertNotConserved(result, asset.endsWith("/") ? asset + BUYER.id() : asset);
        assertEquals(
                isOfLedger, result.findings().count(Finding.Kind.BALANCE_DIFFERS) > 0, () -> "" + result.findings());
    }

    @Test
    void a_fee_that_was_paid_and_reached_nobody_is_found() {
        plantSettlement(BUYER, LineSlots.FEES, 1);
        CrashResult result = judge(realm.check());
        assertNotConserved(result, "USDC");
        assertFound(result, Finding.Kind.BALANCE_DIFFERS);
    }

    @Test
    void a_settlement_that_was_lost_is_found() {
        List<RawRow> rows = realm.rows.get(BUYER);
        long settled = heightOfTrade(BUYER);
        rows.removeIf(row -> row.height() >= settled);
        CrashResult result = judge(realm.check());
        assertFound(result, Finding.Kind.PAIR_DIFFERS);
        assertFound(result, Finding.Kind.BALANCE_DIFFERS);
    }

    @Test
    void a_trade_that_was_lost_is_found() {
        List<RawRow> rows = realm.rows.get(MARKET);
        long traded = heightOfTrade(MARKET);
        rows.removeIf(row -> row.height() >= traded);
        CrashResult result = judge(realm.check());
        assertEquals(0, trades(result));
        assertFound(result, Finding.Kind.LOST);
        assertFound(result, Finding.Kind.PAIR_DIFFERS);
        assertFound(result, Finding.Kind.BALANCE_DIFFERS);
        assertNotConserved(result, MarketHolding.line(TERMS.name(), BUYER.id()));
    }

    @Test
    void a_line_that_a_market_gave_back_and_its_account_never_got_is_found() {
        realm.rows
                .get(MARKET)
                .add(realm.markets.forged(
                        MARKET,
                        new Entry<>(
                                new Cause.Deadline(),
                                List.of(new MarketEvent.LineReturned(SELLER.id(), 1, LineReturnReason.IDLE)))));
        CrashResult result = judge(realm.check());
        assertFound(result, Finding.Kind.PAIR_DIFFERS);
        assertEquals(List.of(MARKET), result.unconfirmed());
    }

    @Test
    void an_order_that_stands_twice_is_found() {
        Order<MarketCommand> order = order("trade");
        realm.rows
                .get(MARKET)
                .add(realm.markets.forged(
                        MARKET,
                        new Entry<>(new Cause.Command(realm.markets.ticket(order), Outcome.APPLIED), List.of())));
        assertFound(realm.check(), Finding.Kind.DOUBLED);
    }

    @Test
    void an_order_of_nobody_is_found() {
        Order<MarketCommand> order = new Order<>(
                TERMS.name(),
                new CommandId(MarketLaw.OPERATOR, "halt"),
                TinyRealm.VALID_UNTIL,
                new MarketCommand.SetState(InstrumentState.HALTED));
        realm.rows
                .get(MARKET)
                .add(realm.markets.forged(
                        MARKET,
                        new Entry<>(
                                new Cause.Command(realm.markets.ticket(order), Outcome.APPLIED),
                                List.of(new MarketEvent.StateChanged(InstrumentState.HALTED)))));
        assertFound(realm.check(), Finding.Kind.FOREIGN);
    }

    @Test
    void a_fate_of_an_order_that_its_market_tells_otherwise_is_found() {
        realm.markets.history.told(order("buy"), new Fate.Never());
        assertFound(realm.check(), Finding.Kind.APPEARED);
        assertFound(realm.check(), Finding.Kind.FORKED);
    }

    @Test
    void a_trade_that_the_accounts_know_nothing_of_is_found() {
        CrashResult result = realm.check();
        Tape.Trade trade = result.tapes().get(MARKET).trades().get(0);
        ledger.apply(TERMS, trade);
        judge(result);
        assertEquals(
                2 + 3,
                result.findings().count(Finding.Kind.BALANCE_DIFFERS),
                "sizes of both, and money of both and of who takes fees");
    }

    @Test
    void a_campaign_in_which_hardly_anything_was_traded_is_not_valid() {
        assertFalse(Activity.of(realm.check(), 1).isEnough(), "one trade");
        int min = CrashSettings.TRADES_PER_KILL_MIN;
        assertTrue(new Activity(3L * min, 3L * min, 1, 0, 0).isEnough());
        assertFalse(new Activity(3L * min - 1, 3L * min, 1, 0, 0).isEnough());
        assertFalse(new Activity(3L * min, 3L * min, 0, 0, 0).isEnough(), "no barrier");
        assertEquals(3L * min, Activity.of(realm.check(), 3).tradesMin());
        assertEquals(min, Activity.of(realm.check(), 0).tradesMin(), "a campaign without a kill must trade too");
    }

    // ---- planting ---------------------------------------------------------------------------------------------------

    /** The account books more than the totals of the pair have moved. */
    private void plantSettlement(Address account, int slot, long more) {
        PairIn known = realm.state(account).channels().pairIn(MARKET);
        Totals moved = Totals.ZERO.plus(slot, more);
        realm.rows
                .get(account)
                .add(realm.forged(
                        account,
                        new Entry<>(
                                new Cause.PairArrival(MARKET, known.height(), known.totals(), null),
                                List.of(new AccountEvent.Settled(MARKET, moved, 1, TinyType.PRICE, null)))));
    }

    /** The height at which a market makes its trade, or an account books it. */
    private long heightOfTrade(Address entity) {
        for (RawRow row : realm.rows.get(entity)) {
            TinyType<?, ?, ?, ?> type = entity.equals(MARKET) ? realm.markets : realm.accounts;
            boolean isIt =
                    type.codecs.blocks().open(row.bytes(), BlockHeader.parse(row.header())).block().entries().stream()
                            .flatMap(entry -> entry.events().stream())
                            .anyMatch(TradeCheckTest::isTrade);
            if (isIt) {
                return row.height();
            }
        }
        throw new IllegalStateException(entity + " never traded");
    }

    private static boolean isTrade(Object event) {
        return event instanceof MarketEvent.OrderPlaced placed
                ? !placed.fills().isEmpty()
                : event instanceof AccountEvent.Settled settled
                        && settled.moved().slot(LineSlots.SIZE) != 0;
    }

    private static int slotOf(String name) {
        switch (name) {
            case "SIZE":
                return LineSlots.SIZE;
            case "COST":
                return LineSlots.COST;
            case "RETURNED":
                return LineSlots.RETURNED;
            default:
                return LineSlots.CONSUMED;
        }
    }

    // ---- judging ----------------------------------------------------------------------------------------------------

    /** As at the end of a campaign. */
    private CrashResult judge(CrashResult result) {
        result.tapes().getOrDefault(MARKET, new Tape()).trades().forEach(trade -> ledger.apply(TERMS, trade));
        result.compare(ledger, "USDC");
        result.compare(ledger, SIZES);
        new Pairs(realm.marketType.kind().view(), result.findings()).requireMet(result.states());
        return result;
    }

    private Order<MarketCommand> order(String clientId) {
        return realm.markets.history.deeds().stream()
                .map(History.Deed::order)
                .filter(order -> order.id().clientId().equals(clientId))
                .findFirst()
                .orElseThrow();
    }

    private static int trades(CrashResult result) {
        return result.tapes().get(MARKET).trades().size();
    }

    private static void assertFound(CrashResult result, Finding.Kind kind) {
        assertTrue(result.findings().count(kind) > 0, () -> "no " + kind + " in " + result.findings());
    }

    private static void assertNotConserved(CrashResult result, String asset) {
        assertTrue(
                result.findings().first().stream()
                        .anyMatch(finding -> finding.kind() == Finding.Kind.NOT_CONSERVED
                                && finding.text().startsWith(asset + " ")),
                () -> asset + " is said to be conserved: " + result.findings());
    }
}
