package io.quoin.config.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quoin.config.market.MarketsAtStart;
import io.quoin.config.node.InstrumentSettings;
import io.quoin.config.node.MemberSettings;
import io.quoin.config.node.QuoinNode;
import io.quoin.config.node.Realm;
import io.quoin.config.node.RunningNode;
import io.quoin.persistence.cassandra.EmbeddedCassandra;
import io.quoin.persistence.cassandra.EmbeddedSettings;
import io.quoin.persistence.market.MarketCodec;
import io.quoin.persistence.reader.JournalReader;
import io.quoin.persistence.schema.Schema;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.BlockCodec;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketKind;
import io.quoin.protocol.value.Rate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Markets of a real node on a real Cassandra: made once, led by their operator, left alone by every later start. */
class MarketsOfARealmTest {
    private static final long ANSWER_SECONDS_MAX = 90;
    private static final String BTC = "BTC_USDC-PERPETUAL";
    private static final String ETH = "ETH_USDC-PERPETUAL";
    private static final String SOL = "SOL_USDC-PERPETUAL";

    @TempDir
    private static Path home;

    private static EmbeddedCassandra cassandra;
    private static CqlSession session;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @BeforeAll
    static void start() {
        cassandra = EmbeddedCassandra.start(
                EmbeddedSettings.in(home.resolve("cassandra")).withQuickStart(true));
        Schema.ensure(cassandra.address(), line -> {});
        session = cassandra.address().openSession();
    }

    @AfterAll
    static void stop() {
        session.close();
        cassandra.kill();
        cassandra.close();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void markets_are_created_once_led_by_their_operator_and_left_alone_by_every_later_start() throws Exception {
        List<InstrumentTerms> two = List.of(named(BTC, "0.1"), named(ETH, "0.1"));
        configure(two);
        try (QuoinNode node = node(Optional.empty())) {
            MarketsAtStart.begin(node, config(Optional.empty()), told::add);
            assertTold("Market " + BTC + " created at height 2, block ");
            assertTold("Market " + ETH + " created at height 2, block ");
            assertSays(0, BTC + " was never opened: 'quoin market open " + BTC + "'.", "list");
            assertSays(0, BTC + " is trading; it was created.\nHeight 3, block ", "open", BTC);
            assertSays(0, BTC + " is halted; it was trading.\nHeight 4, block ", "halt", BTC);
            assertSays(0, "Market " + ETH + " exists already with the same terms, created.", "create", ETH);
            assertSays(0, ETH + " is closed; it was created.\n", "close", ETH);
            assertSays(1, ETH + " refused to be trading, MARKET_CLOSED: The market is closed.\n", "open", ETH);
        }
        List<String> btc = List.of("applied create", "applied open", "applied halt");
        List<String> eth = List.of("applied create", "applied close", "refused open");
        assertEquals(btc, commands(BTC));
        assertEquals(eth, commands(ETH));

        configure(List.of(named(BTC, "0.1"), named(ETH, "0.2"), named(SOL, "0.1")));
        try (QuoinNode first = node(Optional.empty());
                QuoinNode second = node(Optional.of(first.address()))) {
            MarketsAtStart.begin(first, config(Optional.empty()), told::add);
            MarketsAtStart.begin(second, config(Optional.empty()), line -> {});
            assertTold("Market " + BTC + " exists already with the same terms, halted.");
            assertTold("MARKET " + ETH + " EXISTS WITH OTHER TERMS and stays as it is, closed: band is 0.1, configured"
                    + " 0.2.");
            assertTold("Market " + SOL + " ");
            assertSays(1, ETH + " has other terms than quoin.instruments: band is 0.1, configured 0.2.", "list");
            assertSays(1, "MARKET " + ETH + " EXISTS WITH OTHER TERMS", "create", ETH);
        }
        assertEquals(btc, commands(BTC));
        assertEquals(eth, commands(ETH));
        assertEquals(List.of("applied create"), commands(SOL));
    }

    // ---- the realm --------------------------------------------------------------------------------------------------

    private static InstrumentTerms named(String name, String band) {
        InstrumentTerms shipped =
                InstrumentSettings.of(settings(Optional.empty()).config()).get(0);
        return new InstrumentTerms(
                name,
                shipped.underlying(),
                shipped.settlement(),
                shipped.tick(),
                shipped.lot(),
                shipped.smallestOrder(),
                shipped.largestOrder(),
                shipped.highestPrice(),
                Rate.parse(band),
                shipped.initialMargin(),
                shipped.maintenanceMargin(),
                shipped.profitCounted(),
                shipped.makerFee(),
                shipped.takerFee(),
                shipped.parameterVersion());
    }

    private static void configure(List<InstrumentTerms> instruments) throws Exception {
        Files.writeString(
                home.resolve("quoin.conf"),
                InstrumentSettings.config(instruments).root().render());
    }

    private static MemberSettings settings(Optional<String> seed) {
        return new MemberSettings(Realm.NODE_ROLE, "127.0.0.1", 0, seed, Optional.of(cassandra.address()));
    }

    private static Config config(Optional<String> seed) {
        return settings(seed)
                .config(ConfigFactory.parseFile(home.resolve("quoin.conf").toFile()));
    }

    /** A node that is up; the realm's directory names it, if it founds the cluster. */
    private static QuoinNode node(Optional<String> seed) {
        QuoinNode node = QuoinNode.start(settings(seed), config(seed), Realm.catalogue(config(seed)));
        if (seed.isEmpty()) {
            RunningNode.up(node.address(), cassandra.address().endpoint()).write(home.resolve("node.properties"));
        }
        return node;
    }

    // ---- what is seen -----------------------------------------------------------------------------------------------

    private void assertTold(String beginning) throws InterruptedException {
        String line = told.poll(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
        assertTrue(line != null && line.startsWith(beginning), () -> "expected '" + beginning + "', told: " + line);
    }

    private static void assertSays(int exit, String sentence, String... command) {
        List<String> all = new ArrayList<>(List.of("market"));
        all.addAll(List.of(command));
        all.addAll(List.of("--home", home.toString()));
        Said said = Said.by(all.toArray(new String[0]));
        assertEquals(exit, said.exit(), said::toString);
        assertTrue(said.out().contains(sentence), said::toString);
    }

    /** Every command that a market's journal holds, read from zero: what became of it, and the first word of its id. */
    private static List<String> commands(String market) {
        BlockCodec<MarketEvent> codec = Realm.catalogue(config(Optional.empty()))
                .wire()
                .codecs(MarketCodec.WIRE)
                .blocks();
        JournalReader reader = new JournalReader(session);
        Address entity = new Address(MarketKind.TYPE, market);
        List<String> commands = new ArrayList<>();
        reader.blocks(entity, reader.chain(entity, 1), block -> {
            for (Entry<MarketEvent> entry : codec.decode(block.bytes()).entries()) {
                if (entry.cause() instanceof Cause.Command command) {
                    String outcome =
                            command.outcome().getClass().getSimpleName().toLowerCase(Locale.ROOT);
                    commands.add(
                            outcome + " " + command.ticket().id().clientId().split("-")[0]);
                }
            }
        });
        return commands;
    }
}
