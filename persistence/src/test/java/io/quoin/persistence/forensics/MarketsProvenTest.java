package io.quoin.persistence.forensics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.CqlSession;
import io.quoin.persistence.forensics.Problem.Kind;
import io.quoin.persistence.reader.JournalReader;
import io.quoin.persistence.testing.Bazaar;
import io.quoin.persistence.testing.SharedCassandra;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.line.LineSlots;
import io.quoin.protocol.market.Fill;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.book.Side;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a verification says of markets: real journals of a market and its accounts, in a real Cassandra, with and without a lie. */
class MarketsProvenTest {
    private static final String NAME = Bazaar.MARKET.id();
    private static final String SUBJECT = "market/" + NAME;

    private static CqlSession session;
    private static JournalReader reader;

    private Bazaar bazaar;
    private Archive archive;

    @BeforeAll
    static void open() {
        session = SharedCassandra.address().openSession();
        reader = new JournalReader(session);
    }

    @AfterAll
    static void close() {
        session.close();
    }

    /** Bob is long 0.2 from Alice. */
    @BeforeEach
    void tradeOnce() {
        archive = new Archive(session);
        bazaar = Bazaar.at("1000");
        bazaar.open("alice", "1000 USDC");
        bazaar.open("bob", "1000 USDC");
        trade("0.2");
    }

    @AfterEach
    void erase() {
        archive.close();
    }

    private void trade(String size) {
        bazaar.order("alice", Side.SELL, size, "1000");
        bazaar.order("bob", Side.BUY, size, "1000");
    }

    private JournalVerifier verifier() {
        return JournalVerifier.of(reader, List.of(Bazaar.ACCOUNTS, Bazaar.MARKETS))
                .among(archive.persistenceIds());
    }

    private JournalReport verifyAccountsWith(UnaryOperator<AccountEvent> lie) {
        archive.write(bazaar, Bazaar.ACCOUNTS, lie);
        archive.write(bazaar, Bazaar.MARKETS, UnaryOperator.identity());
        return verifier().verify();
    }

    private JournalReport verifyMarketWith(UnaryOperator<MarketEvent> lie) {
        archive.write(bazaar, Bazaar.ACCOUNTS, UnaryOperator.identity());
        archive.write(bazaar, Bazaar.MARKETS, lie);
        return verifier().verify();
    }

    private static void assertSound(JournalReport report) {
        assertEquals(List.of(), report.problems());
        assertTrue(report.isOk() && report.isSumJudged());
    }

    private static List<Kind> kinds(JournalReport report) {
        assertFalse(report.isOk());
        assertTrue(report.isSumJudged());
        return report.problems().stream().map(Problem::kind).toList();
    }

    private static MarketSum market(JournalReport report) {
        return Golden.present(report.markets().get(NAME));
    }

    // ---- what is right ----------------------------------------------------------------------------------------------

    @Test
    void a_market_that_traded_is_in_balance() {
        archive.write(bazaar);
        JournalReport report = verifier().verify();
        assertSound(report);
        assertEquals(
                "positions sum to 0; positions equal on both sides;"
                        + " lines granted, consumed and returned equal on both sides; 2 parties",
                market(report).sentence());
        assertEquals(List.of("USDC"), List.copyOf(report.assets().keySet()));
    }

    @Test
    void the_figures_count_markets_parties_and_what_differs() {
        archive.write(bazaar);
        Map<String, Number> figures = verifier().verify().figures();
        assertEquals(1, figures.get("markets"));
        assertEquals(2L, figures.get("market_parties"));
        assertEquals(0L, figures.get("unbalanced_markets"));
        assertEquals(0L, figures.get("unequal_positions"));
        assertEquals(0L, figures.get("unequal_lines"));
    }

    @Test
    void a_market_without_parties_is_one() {
        Bazaar empty = Bazaar.at("1000");
        archive.write(empty);
        JournalReport report = verifier().verify();
        assertSound(report);
        assertEquals(0, market(report).parties());
        assertTrue(market(report).isOk());
    }

    // ---- while journals grow ----------------------------------------------------------------------------------------

    @Test
    void an_account_that_was_read_before_it_traded_on_is_read_further() {
        JournalReport report = growing("account", "alice");
        assertTrue(report.replayedFurther() > 0);
        assertEquals(4, market(report).parties());
    }

    @Test
    void accounts_that_were_read_before_their_market_traded_on_are_read_further() {
        JournalReport report = growing("account", "bob");
        assertTrue(report.replayedFurther() > 1);
        assertEquals(4, market(report).parties());
    }

    @Test
    void what_happens_after_the_last_was_read_is_no_part_of_the_cut() {
        JournalReport report = growing("market", NAME);
        assertEquals(0, report.replayedFurther());
        assertEquals(2, market(report).parties());
    }

    /** All that two new parties do is written while this entity is being read, to where it ended before. */
    private JournalReport growing(String type, String id) {
        archive.write(bazaar);
        bazaar.open("carol", "1000 USDC");
        bazaar.open("dave", "1000 USDC");
        trade("0.3");
        bazaar.order("carol", Side.BUY, "0.3", "1010");
        bazaar.order("dave", Side.SELL, "0.3", "990");
        bazaar.pass(12);
        AtomicBoolean isGrown = new AtomicBoolean();
        JournalReport report = verifier()
                .withWorkers(1)
                .visiting((entity, block) -> {
                    if (entity.equals(new Address(type, id)) && isGrown.compareAndSet(false, true)) {
                        archive.write(bazaar);
                    }
                })
                .verify();
        assertSound(report);
        assertTrue(isGrown.get());
        return report;
    }

    @Test
    void a_market_that_trades_with_every_block_that_is_read_is_in_balance() {
        archive.write(bazaar);
        AtomicInteger trades = new AtomicInteger();
        JournalReport report = verifier()
                .visiting((entity, block) -> {
                    if (trades.incrementAndGet() <= 60) {
                        bazaar.order("alice", trades.get() % 2 == 0 ? Side.SELL : Side.BUY, "0.001", "1000");
                        bazaar.order("bob", trades.get() % 2 == 0 ? Side.BUY : Side.SELL, "0.001", "1000");
                        archive.write(bazaar);
                    }
                })
                .verify();
        assertSound(report);
        assertTrue(market(report).isOk() && report.replayedFurther() > 0);
    }

    // ---- what is wrong ----------------------------------------------------------------------------------------------

    @Test
    void an_account_that_lies_about_its_position_is_found() {
        JournalReport report = verifyAccountsWith(event ->
                event instanceof AccountEvent.Settled settled && settled.moved().slot(LineSlots.SIZE) > 0
                        ? settled(settled, LineSlots.SIZE, 1_000)
                        : event);
        assertEquals(List.of(Kind.POSITIONS_NOT_BALANCED, Kind.POSITION_DIFFERS), kinds(report));
        assertEquals(BigInteger.valueOf(1_000), market(report).positions());
        assertEquals(
                "POSITIONS_NOT_BALANCED " + SUBJECT + ": its positions sum to 1000 lots of the quantity grid, not to 0",
                report.problems().get(0).toString());
        assertEquals(
                "POSITION_DIFFERS " + SUBJECT
                        + ": the position of account/bob is 1000 lots of the quantity grid more at"
                        + " the account than at the market, what is on its way counted",
                report.problems().get(1).toString());
        assertEquals(1L, report.figures().get("unbalanced_markets"));
        assertEquals(1L, report.figures().get("unequal_positions"));
    }

    @Test
    void two_accounts_whose_lies_about_positions_cancel_out_are_found() {
        JournalReport report = verifyAccountsWith(event ->
                event instanceof AccountEvent.Settled settled && settled.moved().slot(LineSlots.SIZE) != 0
                        ? settled(settled, LineSlots.SIZE, settled.moved().slot(LineSlots.SIZE) > 0 ? 7 : -7)
                        : event);
        assertEquals(List.of(Kind.POSITION_DIFFERS, Kind.POSITION_DIFFERS), kinds(report));
        assertEquals(BigInteger.ZERO, market(report).positions());
    }

    @Test
    void an_account_that_lies_about_what_was_consumed_of_its_line_is_found() {
        JournalReport report = verifyAccountsWith(event ->
                event instanceof AccountEvent.Settled settled && settled.moved().slot(LineSlots.SIZE) > 0
                        ? settled(settled, LineSlots.CONSUMED, -500)
                        : event);
        assertEquals(List.of(Kind.LINE_DIFFERS), kinds(report));
        assertEquals(
                "LINE_DIFFERS " + SUBJECT
                        + ": the line of account/bob (granted - consumed - returned) is 500 units more"
                        + " at the account than at the market, what is on its way counted",
                report.problems().get(0).toString());
        assertEquals(1L, report.figures().get("unequal_lines"));
        assertTrue(market(report).sentence().contains("lines of 1 parties DIFFER"));
    }

    @Test
    void two_lies_about_lines_that_cancel_out_are_found() {
        JournalReport report = verifyAccountsWith(event ->
                event instanceof AccountEvent.Settled settled && settled.moved().slot(LineSlots.SIZE) != 0
                        ? settled(settled, LineSlots.RETURNED, settled.moved().slot(LineSlots.SIZE) > 0 ? 9 : -9)
                        : event);
        assertEquals(List.of(Kind.LINE_DIFFERS, Kind.LINE_DIFFERS), kinds(report));
    }

    @Test
    void a_market_that_takes_more_line_than_was_granted_is_found() {
        JournalReport report = verifyMarketWith(event -> event instanceof MarketEvent.LineGranted granted
                        && granted.account().equals("alice")
                ? new MarketEvent.LineGranted("alice", granted.amount() + 3, granted.atMillis())
                : event);
        assertEquals(List.of(Kind.LINE_DIFFERS), kinds(report));
    }

    @Test
    void a_market_that_tells_of_another_trade_than_it_settled_is_found() {
        JournalReport report = verifyMarketWith(event -> event instanceof MarketEvent.OrderPlaced placed
                        && !placed.fills().isEmpty()
                ? consumedMore(placed)
                : event);
        assertTrue(
                report.problems().stream().anyMatch(problem -> problem.kind() == Kind.PAIR_TOTALS_DIFFER),
                () -> report.problems().toString());
        assertFalse(report.isOk());
    }

    private static AccountEvent settled(AccountEvent.Settled event, int slot, long more) {
        Totals moved = event.moved().plus(slot, more);
        return new AccountEvent.Settled(event.market(), moved, event.round(), event.mark(), event.terms());
    }

    private static MarketEvent consumedMore(MarketEvent.OrderPlaced e) {
        Fill f = e.fills().get(0);
        Fill lie = new Fill(
                f.maker(),
                f.makerAccount(),
                f.ticks(),
                f.lots(),
                f.takerFee(),
                f.takerConsumed() + 5,
                f.takerRealised(),
                f.makerFee(),
                f.makerConsumed(),
                f.makerRealised(),
                f.makerReturned());
        return new MarketEvent.OrderPlaced(
                e.order(), List.of(lie), e.rests(), e.cancelled(), e.returned(), e.atMillis());
    }
}
