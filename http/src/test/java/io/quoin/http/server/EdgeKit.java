package io.quoin.http.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quoin.http.auth.HmacSecrets;
import io.quoin.http.auth.KeyId;
import io.quoin.http.auth.Signatures;
import io.quoin.http.desk.Desks;
import io.quoin.http.json.Json;
import io.quoin.http.json.JsonObject;
import io.quoin.http.json.JsonReader;
import io.quoin.http.node.NodeStatus;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.account.AccountQuery;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.account.trading.TradingView;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.auth.KeyScope;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketKind;
import io.quoin.protocol.market.MarketQuery;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.price.RoundRange;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import io.quoin.protocol.value.Rate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.jspecify.annotations.Nullable;

/**
 * A real edge on a free port of loopback, before fake desks. Alice owns her account, and has one key for each scope and one for
 * all; nobody else has an account. There is one market, BTC-PERP.
 */
final class EdgeKit implements AutoCloseable {
    static final long NOW = 1_700_000_000_000L;
    static final String MARKET = "BTC-PERP";
    static final KeyId ALL = new KeyId("alice", "all");
    static final Ed25519PrivateKeyParameters OWNER = new Ed25519PrivateKeyParameters(new SecureRandom());
    static final Ed25519PrivateKeyParameters OPERATOR = new Ed25519PrivateKeyParameters(new SecureRandom());
    static final Ed25519PrivateKeyParameters STRANGER = new Ed25519PrivateKeyParameters(new SecureRandom());

    final HmacSecrets secrets = new HmacSecrets(Bytes32.of(new byte[32]));
    final FakeDesk<AccountCommand, AccountQuery, AccountView> accounts =
            new FakeDesk<>(AccountKind.TYPE, (id, query) -> account(id));
    final FakeDesk<MarketCommand, MarketQuery, MarketView> markets = new FakeDesk<>(MarketKind.TYPE, EdgeKit::market);
    final AtomicLong now = new AtomicLong(NOW);
    final AtomicLong steady = new AtomicLong();
    final HttpClient client = HttpClient.newHttpClient();
    final Assembly assembly;
    volatile List<KeyScope> scopesOfAll = List.of(KeyScope.values());

    final AtomicReference<List<KeyId>> more = new AtomicReference<>(List.of());
    private final AtomicLong nonces = new AtomicLong();
    private final ActorSystem<Void> system;
    private final Edge edge;

    EdgeKit() {
        this("");
    }

    EdgeKit(String overrides) {
        Config config = config(overrides);
        system = ActorSystem.create(Behaviors.empty(), "edge", config);
        EdgeSettings settings = EdgeSettings.of(config);
        EdgePorts ports = ports();
        assembly = Assembly.of(settings, ports);
        try {
            edge = Edge.start(system, settings, ports).toCompletableFuture().join();
        } catch (RuntimeException e) {
            system.terminate();
            throw e;
        }
    }

    static Config config(String overrides) {
        return ConfigFactory.load(ConfigFactory.parseString(overrides)
                .withFallback(ConfigFactory.parseString(
                        "quoin.development = on, quoin.environment = test, quoin.edge.port = 0, pekko.loglevel = WARNING"
                                + "\nquoin.edge.roles.operator = [\"" + hex(OPERATOR) + "\"]")));
    }

    EdgePorts ports() {
        return new EdgePorts(
                Desks.of(accounts, markets),
                () -> CompletableFuture.completedStage(List.of(MARKET, "NOT_MADE_YET")),
                new OnePrice(),
                new FakeStatus(),
                secrets,
                ED25519,
                () -> Instant.ofEpochMilli(now.get()),
                steady::get);
    }

    String url() {
        return edge.url();
    }

    @Override
    public void close() {
        system.terminate();
        try {
            system.getWhenTerminated().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the edge did not stop", e);
        }
    }

    // ---- asking ----------------------------------------------------------------------------------------------------

    record Told(int status, JsonObject body, HttpResponse<String> response) {
        String name() {
            return text("name");
        }

        String text(String field) {
            return body.find(field) instanceof Json.Text text ? text.value() : "";
        }

        long number(String field) {
            return body.find(field) instanceof Json.Whole whole ? whole.value() : Long.MIN_VALUE;
        }

        JsonObject object(String field) {
            return body.find(field) instanceof Json.Fields fields ? fields.object() : new JsonObject();
        }
    }

    Told get(String pathAndQuery) {
        return send(request(pathAndQuery).GET());
    }

    Told getAs(KeyId key, String pathAndQuery) {
        return send(request(pathAndQuery)
                .header("Authorization", header(key, "GET", pathAndQuery, ""))
                .GET());
    }

    Told post(String path, String body) {
        return send(json(path, body));
    }

    Told postAs(KeyId key, String path, String body) {
        return send(json(path, body).header("Authorization", header(key, "POST", path, body)));
    }

    HttpRequest.Builder json(String path, String body) {
        return request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(url() + pathAndQuery));
    }

    Told send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Told(response.statusCode(), JsonReader.readObject(response.body()), response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String header(KeyId key, String verb, String pathAndQuery, String body) {
        String nonce = "n" + nonces.incrementAndGet();
        String text = now.get() + "\n" + nonce + "\n" + verb + "\n" + pathAndQuery + "\n" + body + "\n";
        return "deri-hmac-sha256 id=" + key + ",ts=" + now.get() + ",sig=" + sign(key, text) + ",nonce=" + nonce;
    }

    String sign(KeyId key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secrets.secretOf(key).getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // ---- the world behind ------------------------------------------------------------------------------------------

    private AccountView account(String id) {
        boolean isAlice = id.equals("alice");
        return new AccountView(
                id,
                isAlice ? AccountView.Stage.OPEN : AccountView.Stage.UNOPENED,
                isAlice ? Optional.of(new OwnerKey(bytes(OWNER))) : Optional.empty(),
                isAlice ? List.of(Money.parse("1000", Assets.USDC)) : List.of(),
                isAlice ? keys() : List.of(),
                0,
                false,
                TradingView.NONE);
    }

    private List<AccountKey> keys() {
        List<AccountKey> keys = new ArrayList<>();
        for (KeyScope scope : KeyScope.values()) {
            keys.add(new AccountKey(secrets.fingerprintOf(ofScope(scope)), KeyScopes.of(scope), NOW + 1_000_000));
        }
        for (KeyId key : more.get()) {
            keys.add(new AccountKey(secrets.fingerprintOf(key), KeyScopes.ALL, NOW + 1_000_000));
        }
        if (!scopesOfAll.isEmpty()) {
            keys.add(new AccountKey(
                    secrets.fingerprintOf(ALL), KeyScopes.of(scopesOfAll.toArray(KeyScope[]::new)), NOW + 1_000_000));
        }
        return keys;
    }

    static KeyId ofScope(KeyScope scope) {
        return new KeyId("alice", scope.name());
    }

    private static MarketView market(String id, MarketQuery query) {
        if (!id.equals(MARKET)) {
            return new MarketView.NotCreated(id);
        }
        return query.fold(new MarketQuery.Cases<>() {
            @Override
            public MarketView overview(MarketQuery.Overview q) {
                return new MarketView.Overview(
                        terms(),
                        InstrumentState.TRADING,
                        5,
                        Optional.of(Price.parse("60000.5", 2)),
                        Optional.of(level("60000")),
                        Optional.empty(),
                        Quantity.parse("1.5", 4),
                        3,
                        2);
            }

            @Override
            public MarketView depth(MarketQuery.Depth q) {
                return new MarketView.Depth(List.of(level("60000")), List.of());
            }

            @Override
            public MarketView ofParty(MarketQuery.OfParty q) {
                Money none = Money.zero(Assets.USDC);
                return new MarketView.OfParty(
                        q.account(), false, none, none, none, Quantity.zero(4), none, none, none, none, List.of());
            }

            @Override
            public MarketView ofOrder(MarketQuery.OfOrder q) {
                return new MarketView.NoSuchOrder(q.account());
            }
        });
    }

    private static MarketView.Level level(String price) {
        return new MarketView.Level(Price.parse(price, 2), Quantity.parse("0.25", 4), 2);
    }

    private static InstrumentTerms terms() {
        return new InstrumentTerms(
                MARKET,
                "BTC_USDC",
                Assets.USDC,
                Price.parse("0.5", 2),
                Quantity.parse("0.0001", 4),
                Quantity.parse("0.0001", 4),
                Quantity.parse("100", 4),
                Price.parse("1000000", 2),
                Rate.parse("0.1"),
                Rate.parse("0.05"),
                Rate.parse("0.03"),
                Rate.ONE,
                Rate.ZERO,
                Rate.parse("0.0005"),
                1);
    }

    private static final class FakeStatus implements NodeStatus {
        @Override
        public String environment() {
            return "test";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public boolean isDevelopment() {
            return true;
        }

        @Override
        public String cluster() {
            return "alone";
        }

        @Override
        public Optional<String> notReady() {
            return Optional.empty();
        }
    }

    private static final class OnePrice implements Prices {
        @Override
        public BoardPrice latest(String underlying) {
            return new BoardPrice(underlying, 5, 6_000_150, 2, NOW, true);
        }

        @Override
        public @Nullable RoundRange since(String underlying, long round) {
            return null;
        }
    }

    // ---- Ed25519 ---------------------------------------------------------------------------------------------------

    static final Signatures ED25519 = (key, message, signature) -> {
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(key.toBytes(), 0));
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    };

    static Bytes32 bytes(Ed25519PrivateKeyParameters key) {
        return Bytes32.of(key.generatePublicKey().getEncoded());
    }

    static String hex(Ed25519PrivateKeyParameters key) {
        return bytes(key).toString();
    }

    static String sign(Ed25519PrivateKeyParameters key, byte[] message) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        return HexFormat.of().formatHex(signer.generateSignature());
    }

    /** Length-prefixed fields, made without the code that is tested. */
    static byte[] fields(String... fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String field : fields) {
            byte[] utf8 = field.getBytes(StandardCharsets.UTF_8);
            bytes.write(utf8.length >>> 24);
            bytes.write(utf8.length >>> 16);
            bytes.write(utf8.length >>> 8);
            bytes.write(utf8.length);
            bytes.writeBytes(utf8);
        }
        return bytes.toByteArray();
    }
}
