package io.quoin.config.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quoin.actors.price.IndexPublisher;
import io.quoin.config.crypto.SigningKey;
import io.quoin.config.edge.EdgeClient.Told;
import io.quoin.config.node.MemberSettings;
import io.quoin.config.node.QuoinNode;
import io.quoin.config.node.Realm;
import io.quoin.http.json.Json;
import io.quoin.http.json.JsonObject;
import io.quoin.http.json.JsonWriter;
import io.quoin.http.server.Edge;
import io.quoin.persistence.cassandra.EmbeddedCassandra;
import io.quoin.persistence.cassandra.EmbeddedSettings;
import io.quoin.persistence.schema.Schema;
import io.quoin.protocol.value.Price;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the first request of a client to a position, through a real node and a real Cassandra. */
class EdgeNodeTest {
    private static final String MARKET = "BTC_USDC-PERPETUAL";
    private static final SigningKey PUBLISHER = SigningKey.generate();
    private static final SigningKey OPERATOR = SigningKey.generate();

    @TempDir
    Path home;

    @Test
    void a_client_opens_an_account_trades_and_finds_every_command_again() throws Exception {
        try (EmbeddedCassandra cassandra = EmbeddedCassandra.start(EmbeddedSettings.in(home.resolve("cassandra")))) {
            Schema.ensure(cassandra.address(), line -> {});
            MemberSettings settings = new MemberSettings(
                    Realm.NODE_ROLE, "127.0.0.1", 0, Optional.empty(), Optional.of(cassandra.address()));
            Config overrides = ConfigFactory.parseString("quoin.edge.port = 0, quoin.prices.publishers = [\""
                    + PUBLISHER.publisher() + "\"], quoin.edge.roles.operator = [\"" + OPERATOR.publisher() + "\"]");
            try (QuoinNode node = QuoinNode.start(settings, overrides, Realm.catalogue(settings.config()))) {
                Edge edge = EdgeNode.start(node, home).orElseThrow();
                IndexPublisher index = node.publisher(PUBLISHER);
                ScheduledExecutorService feed = Executors.newSingleThreadScheduledExecutor();
                try {
                    feed.scheduleAtFixedRate(
                            () -> index.publish("BTC_USDC", Price.parse("60000", 2)), 0, 500, TimeUnit.MILLISECONDS);
                    trade(edge.url());
                } finally {
                    feed.shutdownNow();
                }
            }
        }
    }

    private static void trade(String url) throws Exception {
        EdgeClient nobody = new EdgeClient(url, "", "");
        assertEquals(200, nobody.get("public/get_instruments").status());
        assertEquals(
                "INSTRUMENT_UNKNOWN",
                nobody.get("public/ticker?instrument_name=" + MARKET).text("name"));
        openMarket(nobody);
        await(nobody, "public/ticker?instrument_name=" + MARKET, "\"index_price\":\"60000\"");
        EdgeClient alice = newAccount(nobody, url, "alice");
        EdgeClient bob = newAccount(nobody, url, "bob");
        for (EdgeClient client : new EdgeClient[] {alice, bob}) {
            ok(client.change(
                    "private/open_session",
                    command("s").put("instrument_name", MARKET).put("line", "5000")));
        }

        JsonObject sell = order("sell-1", "sell", "0.5", "60000");
        Told offered = alice.change("private/place", sell);
        ok(offered);
        assertTrue(nobody.get("public/get_order_book?instrument_name=" + MARKET)
                .body()
                .toString()
                .contains("[\"60000\",\"0.5\",1]"));
        ok(bob.change("private/place", order("buy-1", "buy", "0.2", "60000")));
        assertEquals(
                "-0.2",
                alice.get("private/get_position?instrument_name=" + MARKET).text("size"));
        assertTrue(alice.get("private/get_open_orders?instrument_name=" + MARKET)
                .body()
                .toString()
                .contains("\"filled_amount\":\"0.2\""));
        assertEquals(
                "0.3",
                alice.get("private/get_order_state?instrument_name=" + MARKET + "&order_id=" + offered.text("order_id"))
                        .text("open_amount"));

        Told again = alice.post("private/place", sell);
        assertEquals(
                offered.text("order_id"),
                again.text("order_id"),
                () -> again.body().toString());
        assertEquals(offered.text("hash"), again.text("hash"));
        assertEquals(new Json.Flag(true), again.body().find("duplicate"));
        Told other = alice.post("private/place", sell.put("amount", "0.6"));
        assertEquals(409, other.status());
        assertEquals("ID_TAKEN_BY_DIFFERENT_COMMAND", other.text("name"));
        Told fate = alice.get("private/get_command_fate?entity=market/" + MARKET + "&command_id=sell-1&valid_until="
                + JsonWriter.text(offered.body().find("valid_until")));
        assertEquals("applied", fate.text("fate"));
        assertEquals(offered.text("hash"), fate.text("hash"));

        ok(alice.change(
                "private/cancel", command("c").put("instrument_name", MARKET).put("client_order_id", "sell-1")));
        Told gone = alice.change(
                "private/cancel", command("c2").put("instrument_name", MARKET).put("client_order_id", "sell-1"));
        assertEquals(404, gone.status());
        assertEquals("ORDER_NOT_FOUND", gone.text("name"));
        await(bob, "private/get_positions", "\"size\":\"0.2\"");
        assertTrue(
                bob.change("private/withdraw", money("w", "1")).text("remark").contains("nothing is paid"));
    }

    private static void openMarket(EdgeClient client) throws Exception {
        ok(client.signed(
                "private/create_market",
                command("create")
                        .put("instrument_name", MARKET)
                        .put("underlying", "BTC_USDC")
                        .put("settlement_currency", "USDC")
                        .put("price_scale", 2)
                        .put("size_scale", 6)
                        .put("tick_size", "0.01")
                        .put("lot_size", "0.000001")
                        .put("min_trade_amount", "0.000001")
                        .put("max_trade_amount", "100")
                        .put("highest_price", "1000000")
                        .put("price_band", "0.1")
                        .put("initial_margin", "0.05")
                        .put("maintenance_margin", "0.03")
                        .put("profit_counted", "1")
                        .put("maker_commission", "0.0002")
                        .put("taker_commission", "0.0005")
                        .put("parameter_version", 1),
                OPERATOR,
                "development"));
        ok(client.signed(
                "private/set_market_state",
                command("open").put("instrument_name", MARKET).put("state", "trading"),
                OPERATOR,
                "development"));
    }

    private static EdgeClient newAccount(EdgeClient nobody, String url, String account) throws Exception {
        Told made =
                nobody.post("public/create_development_account", command("key").put("account", account));
        ok(made);
        EdgeClient client = new EdgeClient(url, made.text("key"), made.text("secret"));
        ok(client.change("private/draw_faucet", money("f", "100000")));
        assertTrue(client.get("private/get_account_summary").body().toString().contains("\"equity\":\"100000\""));
        return client;
    }

    private static JsonObject command(String id) {
        return new JsonObject().put("command_id", id);
    }

    private static JsonObject money(String id, String amount) {
        return command(id).put("currency", "USDC").put("amount", amount);
    }

    private static JsonObject order(String id, String direction, String amount, String price) {
        return new JsonObject()
                .put("client_order_id", id)
                .put("instrument_name", MARKET)
                .put("direction", direction)
                .put("amount", amount)
                .put("price", price);
    }

    private static void await(EdgeClient client, String method, String expected) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!client.get(method).body().toString().contains(expected)) {
            assertTrue(System.nanoTime() < deadline, () -> method + " never said " + expected);
        }
    }

    private static void ok(Told told) {
        assertEquals(200, told.status(), () -> told.body().toString());
    }
}
