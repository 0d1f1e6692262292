package io.quoin.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.http.auth.KeyId;
import io.quoin.http.json.Json;
import io.quoin.http.server.EdgeKit.Told;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScope;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.OrderType;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.TimeInForce;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real edge, asked over HTTP. */
class EdgeTest {
    private static final String PLACE = "/api/v1/private/place";
    private static final String ORDER =
            "{\"client_order_id\":\"o-1\",\"instrument_name\":\"BTC-PERP\",\"direction\":\"buy\",\"amount\":\"0.5000\",\"price\":\"60000.50\"}";

    private static EdgeKit kit;

    @BeforeAll
    static void start() {
        kit = new EdgeKit();
    }

    @AfterAll
    static void stop() {
        kit.close();
    }

    @BeforeEach
    void calm() {
        kit.markets.handed.clear();
        kit.accounts.handed.clear();
        kit.markets.fate = FakeDesk.APPLIED;
        kit.markets.isSilent = false;
        kit.markets.isRepeat = false;
        kit.scopesOfAll = List.of(KeyScope.values());
        kit.more.set(List.of());
        kit.now.set(EdgeKit.NOW);
        kit.steady.addAndGet(10_000); // Answers about keys are forgotten, limits are whole again.
    }

    // ---- public ----------------------------------------------------------------------------------------------------

    @Test
    void everybody_reads_time_instruments_ticker_and_book() {
        Told time = kit.get("/api/v1/public/time");
        assertEquals(EdgeKit.NOW, time.number("timestamp"));
        assertEquals(
                "development",
                time.response().headers().firstValue("Quoin-Mode").orElse(""));
        assertEquals(
                "10000", time.response().headers().firstValue("RateLimit-Limit").orElse(""));
        assertTrue(kit.get("/api/v1/public/get_instruments").body().toString().contains("\"tick_size\":\"0.5\""));
        Told ticker = kit.get("/api/v1/public/ticker?instrument_name=BTC-PERP");
        assertEquals("60000.5", ticker.text("mark_price"));
        assertEquals("60001.5", ticker.text("index_price"));
        assertEquals("60000", ticker.text("best_bid_price"));
        assertTrue(ticker.body().toString().contains("\"best_ask_price\":null"));
        assertEquals(
                "{\"instrument_name\":\"BTC-PERP\",\"bids\":[[\"60000\",\"0.25\",2]],\"asks\":[],\"change_id\":7,\"timestamp\":1000,\"height\":7}",
                kit.get("/api/v1/public/get_order_book?instrument_name=BTC-PERP&depth=5")
                        .body()
                        .toString());
        assertEquals(200, kit.get("/health").status());
        assertEquals(200, kit.get("/ready").status());
        assertTrue(kit.get("/api/v1/public/errors").body().toString().contains("POST_ONLY_WOULD_TRADE"));
    }

    @Test
    void the_same_method_answers_over_json_rpc() {
        Told told = kit.post(
                "/api/v1",
                "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"public/ticker\",\"params\":{\"instrument_name\":\"BTC-PERP\"}}");
        assertEquals("x", told.text("id"));
        assertEquals("development", told.text("mode"));
        assertEquals(kit.get("/api/v1/public/ticker?instrument_name=BTC-PERP").body(), told.object("result"));
        Told refused = kit.post("/api/v1", "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"public/nope\"}");
        assertEquals(404, refused.status());
        assertEquals(3, refused.number("id"));
        assertTrue(refused.object("error").toString().contains("\"code\":-32601,\"message\":\"METHOD_UNKNOWN\""));
        assertTrue(kit.post("/api/v1", "[]").body().toString().contains("RPC_BATCH_UNSUPPORTED"));
    }

    // ---- keys ------------------------------------------------------------------------------------------------------

    @Test
    void a_key_places_an_order_and_learns_where_it_stands() {
        Told told = kit.postAs(EdgeKit.ALL, PLACE, ORDER);
        assertEquals(200, told.status(), () -> told.body().toString());
        assertEquals("7-2", told.text("order_id"));
        assertEquals("o-1", told.text("command_id"));
        assertEquals("market/BTC-PERP", told.text("entity"));
        assertEquals(7, told.number("height"));
        assertEquals(64, told.text("hash").length());
        assertEquals(new Json.Flag(false), told.body().find("duplicate"));
        kit.markets.isRepeat = true;
        assertEquals(
                new Json.Flag(true),
                kit.postAs(EdgeKit.ALL, PLACE, ORDER).body().find("duplicate"));
        assertEquals(EdgeKit.NOW + 5_000, told.number("valid_until"));
        FakeDesk.Handed<MarketCommand> handed = kit.markets.handed.get(0);
        assertEquals(new CommandId("alice", "o-1"), handed.id());
        assertEquals(
                new MarketCommand.Place(
                        kit.secrets.fingerprintOf(EdgeKit.ALL),
                        Side.BUY,
                        OrderType.LIMIT,
                        Price.parse("60000.5", 2),
                        Quantity.parse("0.5", 4),
                        TimeInForce.GOOD_TIL_CANCELLED,
                        false,
                        false,
                        ""),
                handed.command());
    }

    @Test
    void what_is_off_the_grid_of_its_instrument_is_refused_before_it_is_handed_in() {
        Told price = kit.postAs(EdgeKit.ALL, PLACE, ORDER.replace("60000.50", "60000.505"));
        assertEquals("PRICE_NOT_ON_TICK", price.name());
        assertEquals("price", price.text("param"));
        Told size = kit.postAs(EdgeKit.ALL, PLACE, ORDER.replace("0.5000", "0.50001"));
        assertEquals("SIZE_NOT_ON_LOT", size.name());
        Told huge = kit.postAs(EdgeKit.ALL, PLACE, ORDER.replace("60000.50", "99999999999999999999"));
        assertEquals("PARAM_OUT_OF_RANGE", huge.name());
        assertEquals(List.of(), kit.markets.handed);
    }

    @Test
    void a_key_does_only_what_its_scopes_say() {
        assertEquals(
                "SCOPE_MISSING",
                kit.postAs(EdgeKit.ofScope(KeyScope.READ), PLACE, ORDER).name());
        assertEquals(
                200, kit.postAs(EdgeKit.ofScope(KeyScope.TRADE), PLACE, ORDER).status());
        String withdraw = "{\"command_id\":\"w\",\"currency\":\"USDC\",\"amount\":\"1\"}";
        assertEquals(
                "SCOPE_MISSING",
                kit.postAs(EdgeKit.ofScope(KeyScope.TRADE), "/api/v1/private/withdraw", withdraw)
                        .name());
        Told paid = kit.postAs(EdgeKit.ofScope(KeyScope.WITHDRAW), "/api/v1/private/withdraw", withdraw);
        assertTrue(paid.text("remark").contains("nothing is paid"));
        assertEquals(
                "OWNER_ONLY",
                kit.postAs(EdgeKit.ALL, "/api/v1/private/unfreeze", "{\"command_id\":\"u\"}")
                        .name());
        assertEquals(
                "ROLE_MISSING",
                kit.postAs(
                                EdgeKit.ALL,
                                "/api/v1/private/set_market_state",
                                "{\"command_id\":\"u\",\"instrument_name\":\"BTC-PERP\",\"state\":\"halted\"}")
                        .name());
        assertEquals(
                "ACCOUNT_NOT_YOURS",
                kit.getAs(EdgeKit.ALL, "/api/v1/private/get_positions?account=bob")
                        .name());
    }

    @Test
    void a_revoked_key_is_known_to_the_edge_at_once_for_money_and_within_a_life_for_orders() {
        assertEquals(200, kit.postAs(EdgeKit.ALL, PLACE, ORDER).status());
        kit.scopesOfAll = List.of();
        String transfer = "{\"command_id\":\"t\",\"to\":\"bob\",\"currency\":\"USDC\",\"amount\":\"1\"}";
        Told money = kit.postAs(EdgeKit.ALL, "/api/v1/private/transfer", transfer);
        assertEquals("SIGNATURE_INVALID", money.name());
        assertEquals(401, money.status());
        assertEquals(200, kit.postAs(EdgeKit.ALL, PLACE, ORDER).status(), "the market knows better");
        kit.steady.addAndGet(1_000);
        assertEquals("SIGNATURE_INVALID", kit.postAs(EdgeKit.ALL, PLACE, ORDER).name());
    }

    @Test
    void credentials_that_are_wrong_old_or_seen_before_are_refused() {
        String header = kit.header(EdgeKit.ALL, "POST", PLACE, ORDER);
        assertEquals(
                "SIGNATURE_INVALID",
                posted(header, ORDER.replace("buy", "sell")).name());
        assertEquals(200, posted(header, ORDER).status());
        assertEquals("REPLAYED", posted(header, ORDER).name());
        kit.now.addAndGet(60_001);
        assertEquals("TIMESTAMP_OUTSIDE_WINDOW", posted(header, ORDER).name());
        assertEquals("CREDENTIALS_MALFORMED", posted("Bearer x", ORDER).name());
        assertEquals("NOT_AUTHENTICATED", kit.post(PLACE, ORDER).name());
        assertEquals(
                "SIGNATURE_INVALID",
                kit.postAs(new KeyId("bob", "all"), PLACE, ORDER).name());
        assertEquals(1, kit.markets.handed.size());
    }

    private static Told posted(String header, String body) {
        return kit.send(kit.json(PLACE, body).header("Authorization", header));
    }

    @Test
    void a_key_for_some_addresses_is_refused_from_others_and_is_another_key_without_them() {
        KeyId here = KeyId.parse("alice:here@127.0.0.0/8").orElseThrow();
        KeyId there = KeyId.parse("alice:here@10.0.0.0/8").orElseThrow();
        kit.more.set(List.of(here, there));
        assertEquals(200, kit.postAs(here, PLACE, ORDER).status());
        assertEquals("ADDRESS_NOT_ALLOWED", kit.postAs(there, PLACE, ORDER).name());
        String stolen = kit.header(there, "POST", PLACE, ORDER).replace("@10.0.0.0/8", "");
        assertEquals("SIGNATURE_INVALID", posted(stolen, ORDER).name());
    }

    @Test
    void a_query_is_signed_as_it_was_sent() {
        assertEquals(
                200,
                kit.getAs(EdgeKit.ALL, "/api/v1/private/get_account_summary").status());
        assertEquals(
                200,
                kit.getAs(EdgeKit.ALL, "/api/v1/private/get_account_summary?").status());
        assertEquals(
                200,
                kit.getAs(EdgeKit.ALL, "/api/v1/private/get_position?instrument_name=BTC%2DPERP")
                        .status());
    }

    // ---- signatures ------------------------------------------------------------------------------------------------

    @Test
    void whoever_signs_the_opening_of_an_account_owns_it() {
        long until = EdgeKit.NOW + 60_000;
        byte[] bytes = EdgeKit.fields(
                "quoin-command-v1",
                "test",
                "private/open_account",
                "account",
                "carol",
                "command_id",
                "open",
                "valid_until",
                Long.toString(until),
                "signed_by",
                EdgeKit.hex(EdgeKit.STRANGER));
        String body = "{\"account\":\"carol\",\"command_id\":\"open\",\"valid_until\":" + until;
        Told told = kit.post("/api/v1/private/open_account", signed(body, EdgeKit.STRANGER, bytes));
        assertEquals(200, told.status(), () -> told.body().toString());
        assertEquals(
                new AccountCommand.Open(new OwnerKey(EdgeKit.bytes(EdgeKit.STRANGER))),
                kit.accounts.only().command());
    }

    @Test
    void a_signature_covers_values_not_their_spelling_and_no_defaults() {
        long until = EdgeKit.NOW + 1_000;
        byte[] bytes = EdgeKit.fields(
                "quoin-command-v1",
                "test",
                "private/place",
                "account",
                "alice",
                "client_order_id",
                "o-1",
                "instrument_name",
                "BTC-PERP",
                "direction",
                "buy",
                "amount",
                "0.5",
                "price",
                "60000.5",
                "valid_until",
                Long.toString(until),
                "signed_by",
                EdgeKit.hex(EdgeKit.OWNER));
        String body = ORDER.substring(0, ORDER.length() - 1)
                + ",\"post_only\":false,\"type\":\"limit\",\"account\":\"alice\",\"valid_until\":" + until;
        Told told = kit.post(PLACE, signed(body, EdgeKit.OWNER, bytes));
        assertEquals(200, told.status(), () -> told.body().toString());
        MarketCommand.Place place = (MarketCommand.Place) kit.markets.only().command();
        assertEquals(KeyFingerprint.of(new OwnerKey(EdgeKit.bytes(EdgeKit.OWNER))), place.by());

        assertEquals(
                "SIGNATURE_INVALID",
                kit.post(PLACE, signed(body.replace("0.5000", "0.6"), EdgeKit.OWNER, bytes))
                        .name());
        assertEquals(
                "SIGNATURE_INVALID",
                kit.post(PLACE, signed(body.replace("\"post_only\":false", "\"post_only\":true"), EdgeKit.OWNER, bytes))
                        .name());
        assertEquals(
                "SIGNATURE_INVALID",
                kit.post(PLACE, signed(body, EdgeKit.STRANGER, bytes)).name());
        kit.now.addAndGet(1_001);
        assertEquals(
                "EXPIRED", kit.post(PLACE, signed(body, EdgeKit.OWNER, bytes)).name());
        kit.now.set(until - 60_001);
        assertEquals(
                "VALID_UNTIL_TOO_FAR",
                kit.post(PLACE, signed(body, EdgeKit.OWNER, bytes)).name());
        assertEquals(1, kit.markets.handed.size());
    }

    @Test
    void the_operator_leads_a_market_with_his_own_signature_alone() {
        assertEquals(200, halt(EdgeKit.OPERATOR).status());
        assertEquals(new CommandId("system.operator", "h"), kit.markets.only().id());
        assertEquals(
                new MarketCommand.SetState(InstrumentState.HALTED),
                kit.markets.only().command());
        assertEquals("ROLE_MISSING", halt(EdgeKit.OWNER).name());
    }

    private static Told halt(Ed25519PrivateKeyParameters key) {
        long until = EdgeKit.NOW + 1_000;
        byte[] bytes = EdgeKit.fields(
                "quoin-command-v1",
                "test",
                "private/set_market_state",
                "command_id",
                "h",
                "instrument_name",
                "BTC-PERP",
                "state",
                "halted",
                "valid_until",
                Long.toString(until),
                "signed_by",
                EdgeKit.hex(key));
        String body =
                "{\"command_id\":\"h\",\"instrument_name\":\"BTC-PERP\",\"state\":\"halted\",\"valid_until\":" + until;
        return kit.post("/api/v1/private/set_market_state", signed(body, key, bytes));
    }

    private static String signed(String openBody, Ed25519PrivateKeyParameters key, byte[] bytes) {
        return openBody + ",\"signed_by\":\"" + EdgeKit.hex(key) + "\",\"signature\":\"" + EdgeKit.sign(key, bytes)
                + "\"}";
    }

    // ---- fates -----------------------------------------------------------------------------------------------------

    @Test
    void a_command_without_an_answer_is_503_with_the_question_to_ask() {
        kit.postAs(EdgeKit.ALL, PLACE, ORDER); // The terms of the market are known from now on.
        kit.markets.isSilent = true;
        Told told = kit.postAs(EdgeKit.ALL, PLACE, ORDER);
        assertEquals(503, told.status());
        assertEquals("OUTCOME_UNKNOWN", told.name());
        assertEquals("1", told.response().headers().firstValue("Retry-After").orElse(""));
        assertEquals(
                "{\"method\":\"private/get_command_fate\",\"params\":{\"command_id\":\"o-1\",\"account\":\"alice\",\"entity\":\"market/BTC-PERP\",\"valid_until\":"
                        + (EdgeKit.NOW + 5_000) + "}}",
                told.object("ask").toString());
        kit.markets.isSilent = false;
        Told fate = kit.getAs(
                EdgeKit.ALL,
                "/api/v1/private/get_command_fate?entity=market/BTC-PERP&account=alice&command_id=o-1&valid_until="
                        + (EdgeKit.NOW + 5_000));
        assertEquals("applied", fate.text("fate"));
        assertEquals(7, fate.number("height"));
    }

    @Test
    void what_was_not_let_in_is_429_and_what_was_refused_has_its_height() {
        kit.markets.fate = new Fate.NotDecided("QUEUE_FULL", "");
        Told full = kit.postAs(EdgeKit.ALL, PLACE, ORDER);
        assertEquals(429, full.status());
        assertEquals("1", full.response().headers().firstValue("Retry-After").orElse(""));
        kit.markets.fate = new Fate.NotDecided("ID_TAKEN_BY_DIFFERENT_COMMAND", "");
        assertEquals(409, kit.postAs(EdgeKit.ALL, PLACE, ORDER).status());
        kit.markets.fate = new Fate.Refused(9, 1, BlockHash.GENESIS, "POST_ONLY_WOULD_TRADE", "");
        Told refused = kit.postAs(EdgeKit.ALL, PLACE, ORDER);
        assertEquals(422, refused.status());
        assertEquals("POST_ONLY_WOULD_TRADE", refused.name());
        assertEquals(11_054, refused.number("code"));
        assertEquals(9, refused.number("height"));
        kit.markets.fate = new Fate.Pending();
        assertEquals("OUTCOME_UNKNOWN", kit.postAs(EdgeKit.ALL, PLACE, ORDER).name());
    }

    // ---- limits and places -----------------------------------------------------------------------------------------

    @Test
    void a_key_that_has_spent_its_commands_can_still_cancel() {
        try (EdgeKit slow = new EdgeKit("quoin.edge.limits.key.commands { per-second = 1, burst = 1 }")) {
            assertEquals(200, slow.postAs(EdgeKit.ALL, PLACE, ORDER).status());
            Told refused = slow.postAs(EdgeKit.ALL, PLACE, ORDER);
            assertEquals(429, refused.status());
            assertEquals("RATE_LIMITED", refused.name());
            assertEquals(
                    "0",
                    refused.response()
                            .headers()
                            .firstValue("RateLimit-Remaining")
                            .orElse(""));
            assertEquals(
                    "1", refused.response().headers().firstValue("Retry-After").orElse(""));
            String cancel = "{\"command_id\":\"c\",\"instrument_name\":\"BTC-PERP\",\"order_id\":\"7-2\"}";
            assertEquals(
                    200,
                    slow.postAs(EdgeKit.ALL, "/api/v1/private/cancel", cancel).status());
            assertEquals(2, slow.markets.handed.size());
        }
    }

    @Test
    void behind_a_proxy_a_client_is_counted_by_the_address_that_the_proxy_saw() {
        try (EdgeKit proxied = new EdgeKit(
                "quoin.edge.behind-proxy = on, quoin.edge.limits.address.general { per-second = 1, burst = 1 }")) {
            assertEquals(200, from(proxied, "6.6.6.6, 5.5.5.5, 1.1.1.1").status());
            assertEquals(
                    429,
                    from(proxied, "7.7.7.7, 5.5.5.6, 1.1.1.1").status(),
                    "what the client wrote himself does not count");
            assertEquals(200, from(proxied, "8.8.8.8, 1.1.1.1, 1.1.1.2").status());
        }
    }

    @Test
    void in_development_a_port_that_is_taken_is_no_reason_to_stop() {
        String taken = "quoin.edge.port = " + URI.create(kit.url()).getPort();
        try (EdgeKit other = new EdgeKit(taken)) {
            assertEquals(200, other.get("/health").status());
        }
        CompletionException refused =
                assertThrows(CompletionException.class, () -> new EdgeKit(taken + ", quoin.edge.or-free-port = off"));
        assertEquals(
                EdgeNotStarted.Reason.CANNOT_LISTEN,
                assertInstanceOf(EdgeNotStarted.class, refused.getCause()).reason());
    }

    private static Told from(EdgeKit proxied, String forwardedFor) {
        HttpRequest.Builder request = proxied.request("/api/v1/public/time");
        return proxied.send(request.header("X-Forwarded-For", forwardedFor).GET());
    }
}
