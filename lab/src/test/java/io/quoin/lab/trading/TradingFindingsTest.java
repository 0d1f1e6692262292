package io.quoin.lab.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.lab.stream.OrderEvent;
import io.quoin.lab.stream.OrderEvent.Action;
import io.quoin.persistence.forensics.AssetSum;
import io.quoin.persistence.forensics.JournalReport;
import io.quoin.persistence.forensics.Problem;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A run in which all is well says OK eight times; whatever is wrong is said by name, and the line of JSON says so too. */
class TradingFindingsTest {
    private static final int VERDICTS = 8;
    private static final Live WELL = new Live(new TreeMap<>(), List.of(), List.of());

    private final Pages pages = new Pages(List.of(new OrderEvent(1_000_000, 7, Action.CREATED, true, "237", "2")), 1);
    private final Address market = pages.market(0);

    // ---- judgement --------------------------------------------------------------------------------------------------

    @Test
    void a_run_in_which_all_is_well_is_ok() {
        decideAndTell();
        pages.trade(0, 7, "1");
        TradingFindings found = findings(sound(), WELL);
        assertTrue(found.isOk());
        String said = print(found);
        assertEquals(VERDICTS, said.split("  OK    ", -1).length - 1, said);
        assertFalse(said.contains("WRONG"), said);
        assertTrue(lastLine(said).startsWith("{\"name\":\"demo\",\"ok\":true,\"figures\":{"), lastLine(said));
        assertTrue(said.contains("  OK    USDC is conserved to the unit: 140,000,000.00 USDC against as much"), said);
        assertTrue(said.contains("3 journals replayed from zero; 4 live states met by their hash"), said);
    }

    @Test
    void a_lost_acknowledgement_is_wrong() {
        pages.trade(0, 7, "1");
        pages.tell(new Told(market, pages.order(0, 7).id(), new Fate.Applied(99, 0, Pages.hash(99)), Pages.NOW));
        assertWrong("1 acknowledged commands are lost", findings(sound(), WELL), "\"acknowledged_lost\":1");
    }

    @Test
    void a_command_that_stands_twice_is_wrong() {
        decideAndTell();
        pages.trade(0, 7, "1");
        pages.decide(market, pages.order(0, 7).id(), Outcome.APPLIED);
        assertWrong("1 commands were applied twice", findings(sound(), WELL), "\"applied_twice\":1");
    }

    @Test
    void a_command_without_a_fate_is_wrong() {
        pages.trade(0, 7, "1");
        assertWrong("0 fates of 1 commands are known", findings(sound(), WELL));
    }

    @Test
    void a_run_without_a_trade_is_wrong() {
        decideAndTell();
        assertWrong("nothing was traded", findings(sound(), WELL));
    }

    @Test
    void positions_that_differ_are_wrong_and_told_one_by_one() {
        decideAndTell();
        pages.trade(0, 7, "1");
        Live live = new Live(new TreeMap<>(), List.of("alice holds 3 of X, the market says 2"), List.of());
        assertWrong("1 positions differ", findings(sound(), live), "alice holds 3 of X, the market says 2");
    }

    @Test
    void what_is_on_its_way_for_ever_is_wrong() {
        decideAndTell();
        pages.trade(0, 7, "1");
        Live live = new Live(new TreeMap<>(), List.of(), List.of("alice"));
        assertWrong("1 accounts still have something on its way", findings(sound(), live), "alice");
    }

    @Test
    void usdc_off_by_one_unit_is_wrong_even_if_the_journal_had_not_said_so() {
        decideAndTell();
        pages.trade(0, 7, "1");
        assertWrong("USDC is not conserved: 1 units too many", findings(report(1, true, List.of()), WELL));
        assertWrong("USDC is not conserved: -1 units too many", findings(report(-1, true, List.of()), WELL));
    }

    @Test
    void usdc_that_was_not_added_up_or_is_nowhere_is_wrong() {
        decideAndTell();
        pages.trade(0, 7, "1");
        assertWrong(
                "USDC could not be added up, because not every journal could be replayed",
                findings(report(0, false, List.of()), WELL));
        assertWrong("no USDC was found anywhere", findings(report(new TreeMap<>(), true, List.of()), WELL));
    }

    @Test
    void a_problem_of_the_journals_is_wrong_and_told_by_its_name() {
        decideAndTell();
        pages.trade(0, 7, "1");
        Problem problem = new Problem(Problem.Kind.REPLAY_FAILED, "account/alice", "it did not");
        assertWrong(
                "1 problems in the journals",
                findings(report(0, true, List.of(problem)), WELL),
                "REPLAY_FAILED account/alice: it did not");
    }

    private static void assertWrong(String sentence, TradingFindings found, String... also) {
        assertFalse(found.isOk());
        String said = print(found);
        assertTrue(said.contains("  WRONG " + sentence), said);
        assertEquals(VERDICTS - 1, said.split("  OK    ", -1).length - 1, said);
        for (String text : also) {
            assertTrue(said.contains(text), said);
        }
        assertTrue(lastLine(said).startsWith("{\"name\":\"demo\",\"ok\":false,"), lastLine(said));
    }

    // ---- what is shown ----------------------------------------------------------------------------------------------

    @Test
    void refusals_are_counted_by_name_and_the_never_decided_by_themselves() {
        CommandId other = new CommandId("a", "1");
        pages.tell(new Told(market, other, new Fate.Refused(1, 0, Pages.hash(1), "PRICE_STALE", ""), Pages.NOW));
        pages.tell(new Told(market, other, new Fate.Refused(2, 0, Pages.hash(1), "PRICE_STALE", ""), Pages.NOW));
        pages.tell(new Told(market, other, new Fate.Refused(3, 0, Pages.hash(1), "ORDER_NOT_FOUND", ""), Pages.NOW));
        pages.tell(new Told(market, other, new Fate.Never(), Pages.NOW));
        String said = print(findings(sound(), WELL));
        assertShown(said, "Refused PRICE_STALE", "2");
        assertShown(said, "Refused ORDER_NOT_FOUND", "1");
        assertShown(said, "Never decided", "1");
        assertTrue(said.contains("\"commands_refused\":3,\"commands_never_decided\":1"), said);
    }

    @Test
    void rows_are_all_live_rows_for_each_trade_and_for_each_decided_command() {
        decideAndTell();
        pages.tell(new Told(market, new CommandId("a", "1"), new Fate.Never(), Pages.NOW));
        pages.trade(0, 7, "1");
        pages.trade(0, 7, "0.5");
        TradingFindings found = findings(sound(), WELL); // Of 30 rows.
        assertEquals(15, found.rowsPerTrade());
        assertEquals(30, found.rowsPerCommand());
        assertShown(
                print(found),
                "Journal rows (blocks)",
                "0 of accounts, 5 of markets: 15.0 a trade, 30.00 a command; 0 void");
    }

    @Test
    void settlement_lag_is_told_with_and_without_the_kill() {
        decideAndTell();
        pages.settle("alice", 0, 1, Pages.NOW + 40);
        pages.settle("bob", 0, 1, Pages.NOW + 9_000);
        Played killed = pages.played(Pages.NOW + 5_000);
        TradingFindings found = new TradingFindings(killed, sound(), pages.tape(), nothing(), WELL);
        assertEquals(40, found.calmLags().getMaxValue());
        assertEquals(2, found.lags().getTotalCount());
        assertEquals(2, findings(sound(), WELL).calmLags().getTotalCount(), "nobody was killed");
    }

    @Test
    void the_kill_is_marked_under_the_commands_of_the_time() {
        for (int i = 0; i < 72; i++) {
            CommandId id = new CommandId("a", "" + i);
            pages.tell(new Told(market, id, new Fate.Never(), Pages.NOW + i * 1_000L));
        }
        pages.tell(new Told(market, new CommandId("a", "x"), new Fate.Never(), Pages.NOW + 71_999));
        TradingFindings found =
                new TradingFindings(pages.played(Pages.NOW + 10_500), sound(), pages.tape(), nothing(), WELL);
        String said = print(found);
        assertTrue(said.contains("Commands answered a second, over 72.0 s; ^ is kill -9 of the node"), said);
        assertTrue(said.contains("         2 |" + " ".repeat(71) + "#\n"), said);
        assertTrue(said.contains("           |" + "#".repeat(72) + "\n"), said);
        assertTrue(said.contains("         0 +----------^" + "-".repeat(61) + "\n"), said);
    }

    private static void assertShown(String said, String name, String value) {
        String line = String.format("  %-32s %s", name, value);
        assertTrue(said.lines().anyMatch(line::equals), () -> "no '" + line + "' in " + said);
    }

    // ---- parts ------------------------------------------------------------------------------------------------------

    /** The one command of the plan, as it should be. Call it first. */
    private void decideAndTell() {
        CommandId id = pages.order(0, 7).id();
        pages.tell(new Told(market, id, new Fate.Applied(1, 0, Pages.hash(1)), Pages.NOW));
        pages.decide(market, id, Outcome.APPLIED);
    }

    private TradingFindings findings(JournalReport journal, Live live) {
        return new TradingFindings(pages.played(), journal, pages.tape(), nothing(), live);
    }

    private static VenueComparison nothing() {
        return new VenueComparison(0, 0, 0, 0, 0);
    }

    private static JournalReport sound() {
        return report(0, true, List.of());
    }

    private static JournalReport report(long usdcTooMuch, boolean isSumJudged, List<Problem> problems) {
        BigInteger usdc = BigInteger.valueOf(14_000_000_000_000_000L);
        SortedMap<String, AssetSum> assets = new TreeMap<>();
        assets.put(
                "USDC",
                new AssetSum(
                        usdc, usdc.negate().add(BigInteger.valueOf(usdcTooMuch)), BigInteger.ZERO, BigInteger.ZERO));
        return report(assets, isSumJudged, problems);
    }

    private static JournalReport report(
            SortedMap<String, AssetSum> assets, boolean isSumJudged, List<Problem> problems) {
        return new JournalReport(
                3,
                30,
                3,
                60,
                60,
                600,
                0,
                0,
                0,
                4,
                0,
                isSumJudged,
                assets,
                new TreeMap<>(),
                new TreeMap<>(),
                problems,
                problems.size());
    }

    private static String print(TradingFindings found) {
        StringWriter said = new StringWriter();
        new TradingSummary(found).print(new PrintWriter(said));
        return said.toString();
    }

    private static String lastLine(String said) {
        List<String> lines = said.lines().toList();
        return lines.get(lines.size() - 1);
    }
}
