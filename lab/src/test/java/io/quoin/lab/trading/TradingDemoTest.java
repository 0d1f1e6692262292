package io.quoin.lab.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.config.node.Realm;
import io.quoin.lab.stream.OrderEvent;
import io.quoin.lab.stream.OrderStream;
import io.quoin.persistence.cassandra.EmbeddedSettings;
import io.quoin.persistence.forensics.Problem.Kind;
import io.quoin.persistence.reader.JournalReader;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.line.LineSlots;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The demo in small, on the real parts: two markets, some accounts, the beginning of the stream and a kill of the node. Its
 * judgement says OK; then the journals are falsified in Cassandra, one lie at a time, and each is found by name.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class TradingDemoTest {
    private static final int EVENTS = 1_000;
    private static final int ACCOUNTS = 20;
    private static final long IDS_KEPT_MILLIS_MAX = 61_000;
    private static final List<InstrumentTerms> INSTRUMENTS = Instruments.first(2);
    private static final Path HOME =
            Path.of("target", "demo-" + ProcessHandle.current().pid()).toAbsolutePath();
    private static final StringWriter SAID = new StringWriter();

    @SuppressWarnings("NullAway.Init")
    private static DemoRealm realm;

    @SuppressWarnings("NullAway.Init")
    private static TradingCheck check;

    @SuppressWarnings("NullAway.Init")
    private static Played played;

    @SuppressWarnings("NullAway.Init")
    private static Live live;

    @BeforeAll
    static void play() throws Exception {
        List<OrderEvent> events = OrderStream.read(data("l3_orders")).subList(0, EVENTS);
        long last = events.get(EVENTS - 1).timeMillis();
        List<Trade> trades = Trade.read(data("trades")).stream()
                .filter(trade -> trade.timeMillis() < last)
                .toList();
        EmbeddedSettings cassandra =
                EmbeddedSettings.in(HOME.resolve("cassandra")).withQuickStart(true);
        realm = new DemoRealm(HOME, cassandra, INSTRUMENTS, System.out::println);
        Venue venue = realm.venue(INSTRUMENTS, ACCOUNTS);
        check = new TradingCheck(venue, new VenueFills(events), realm.catalogue());
        try (IndexFeed feed = realm.feed()) {
            TradingRun run = new TradingRun(
                    TradingPlan.of(events, trades, 2, ACCOUNTS, 1), venue, feed, realm.node(), new PrintWriter(SAID));
            venue.openAccounts();
            venue.openMarkets();
            run.publishFirst();
            venue.openSessions();
            run.play(Duration.ofSeconds(3), true);
            played = run.played();
            live = check.look();
        }
        realm.node().close(); // From here on nobody writes but the forgers.
    }

    private static Path data(String what) {
        return Path.of("data", "bitstamp_btcusd_" + what + "_20150501_0000_0300.csv.gz");
    }

    @AfterAll
    static void close() throws Exception {
        if (realm != null) {
            realm.close();
        }
        try (Stream<Path> tree = Files.walk(HOME)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static TradingFindings judge() {
        return check.judge(played, live, new JournalReader(realm.session()));
    }

    // ---- what is right ----------------------------------------------------------------------------------------------

    @Test
    void a_run_with_a_kill_is_ok_and_shows_what_it_was() {
        TradingFindings found = judge();
        StringWriter said = new StringWriter();
        new TradingSummary(found).print(new PrintWriter(said));
        System.out.println(said);
        assertTrue(found.isOk(), said.toString());
        assertEquals(2, realm.node().starts());
        assertTrue(SAID.toString().contains("kill -9 "), SAID.toString());
        assertEquals(played.plan().commands(), played.told().size());
        assertTrue(played.outage().toMillis() > 0);
        assertTrue(found.tape().trades() > 10, "trades: " + found.tape().trades());
        assertTrue(found.venue().both() > 0);
        assertEquals(0, found.journal().voidRows());
        assertTrue(played.latencies().calm(Latencies.Kind.COLD).getTotalCount() > 0);
        assertTrue(played.latencies().calm(Latencies.Kind.WARM).getTotalCount() > 0);
        assertTrue(said.toString().contains("^ is kill -9 of the node"), said.toString());
    }

    // ---- lies -------------------------------------------------------------------------------------------------------

    @Test
    void an_acknowledged_order_that_is_missing_from_the_journal_is_found() {
        try (Forger<MarketEvent> market = market()) {
            market.cut(lastApplied().height());
            TradingFindings found = judge();
            assertSays(found, "acknowledged commands are lost");
            assertFound(found, Kind.FINGERPRINT_NOT_REACHED, played.market(0).toString());
        }
    }

    @Test
    void a_command_that_is_applied_twice_is_found() {
        Entry<MarketEvent> again = againApplied();
        try (Forger<MarketEvent> market = market()) {
            market.append(IDS_KEPT_MILLIS_MAX, again);
            assertSays(judge(), "1 commands were applied twice");
        }
    }

    @Test
    void a_command_that_is_applied_twice_while_its_id_is_kept_does_not_even_replay() {
        Entry<MarketEvent> again = againApplied();
        try (Forger<MarketEvent> market = market()) {
            market.append(1, again);
            assertFound(judge(), Kind.REPLAY_FAILED, played.market(0).toString());
        }
    }

    private static Entry<MarketEvent> againApplied() {
        Told told = played.told().stream()
                .filter(one -> one.entity().equals(played.market(0)) && one.fate() instanceof Fate.Applied)
                .max(Comparator.comparingLong(Told::atMillis))
                .orElseThrow();
        Ticket ticket = new Ticket(told.id(), Long.MAX_VALUE / 2, ContentHash.of(new byte[] {1}));
        return new Entry<>(new Cause.Command(ticket, Outcome.APPLIED), List.of());
    }

    @Test
    void usdc_off_by_one_unit_is_found() {
        try (Forger<AccountEvent> account = account()) {
            account.append(
                    new Cause.Tick(),
                    new AccountEvent.TransferCredited(Pages.account("nobody"), Money.ofUnits(Assets.USDC, 1)));
            TradingFindings found = judge();
            assertSays(found, "USDC is not conserved: 1 units too many");
            assertFound(found, Kind.NOT_CONSERVED, "USDC");
        }
    }

    @Test
    void sizes_of_a_market_that_do_not_sum_to_zero_are_found() {
        try (Forger<AccountEvent> account = account()) {
            account.append(new Cause.Tick(), settled(LineSlots.SIZE));
            TradingFindings found = judge();
            assertFound(found, Kind.POSITIONS_NOT_BALANCED, played.market(0).toString());
            assertFound(found, Kind.POSITION_DIFFERS, played.market(0).toString());
            assertEquals(
                    2,
                    found.journal().problemsTotal(),
                    () -> found.journal().problems().toString());
        }
    }

    @Test
    void lines_of_a_market_that_do_not_sum_to_zero_are_found() {
        try (Forger<AccountEvent> account = account()) {
            account.append(new Cause.Tick(), settled(LineSlots.RETURNED));
            assertFound(judge(), Kind.LINE_DIFFERS, played.market(0).toString());
        }
    }

    @Test
    void a_journal_that_does_not_replay_is_found() {
        try (Forger<AccountEvent> account = account()) {
            account.append(new Cause.Tick(), new AccountEvent.Opened(OwnerKey.parse("ab".repeat(32))));
            assertFound(judge(), Kind.REPLAY_FAILED, trader().toString());
        }
    }

    @Test
    void a_changed_bit_is_found() {
        try (Forger<MarketEvent> market = market()) {
            market.flip();
            TradingFindings found = judge();
            assertFound(found, Kind.HASH_DIFFERS, played.market(0).toString());
            assertSays(found, "USDC could not be added up, because not every journal could be replayed");
        }
    }

    private static AccountEvent settled(int slot) {
        return new AccountEvent.Settled(played.market(0), Totals.ZERO.plus(slot, 1), 1_000_000, 23_700, null);
    }

    /** A trader with an order in the first market: has a replica of it. */
    private static Address trader() {
        return Pages.account(played.told().stream()
                .filter(one -> one.entity().equals(played.market(0)) && one.fate() instanceof Fate.Applied)
                .findFirst()
                .orElseThrow()
                .id()
                .account());
    }

    private static Fate.Applied lastApplied() {
        return played.told().stream()
                .filter(one -> one.entity().equals(played.market(0)))
                .map(Told::fate)
                .filter(Fate.Applied.class::isInstance)
                .map(Fate.Applied.class::cast)
                .max(Comparator.comparingLong(Fate.Applied::height))
                .orElseThrow();
    }

    private static Forger<AccountEvent> account() {
        var type = Realm.account(realm.config());
        return new Forger<>(realm.session(), realm.catalogue().wire().codecs(type.wire()), trader());
    }

    private static Forger<MarketEvent> market() {
        var type = Realm.market(realm.config());
        return new Forger<>(realm.session(), realm.catalogue().wire().codecs(type.wire()), played.market(0));
    }

    private static void assertFound(TradingFindings found, Kind kind, String subject) {
        assertFalse(found.isOk());
        assertTrue(
                found.journal().problems().stream()
                        .anyMatch(problem ->
                                problem.kind() == kind && problem.subject().equals(subject)),
                () -> kind + " of " + subject + " is not among "
                        + found.journal().problems());
        assertSays(found, found.journal().problemsTotal() + " problems in the journals");
    }

    private static void assertSays(TradingFindings found, String sentence) {
        assertFalse(found.isOk());
        StringWriter said = new StringWriter();
        new TradingSummary(found).print(new PrintWriter(said));
        assertTrue(
                said.toString().lines().anyMatch(line -> line.startsWith("  WRONG ") && line.endsWith(sentence)),
                () -> "no '" + sentence + "' in " + said);
        assertTrue(said.toString().contains("{\"name\":\"demo\",\"ok\":false,"), said.toString());
    }
}
