package io.quoin.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.http.json.Json;
import io.quoin.http.json.JsonObject;
import io.quoin.http.json.JsonReader;
import io.quoin.protocol.command.CommandId;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real edge, asked over a WebSocket. */
class SocketTest {
    private static EdgeKit kit;

    private final Client client = new Client();
    private WebSocket socket;

    @BeforeAll
    static void start() {
        kit = new EdgeKit();
    }

    @AfterAll
    static void stop() {
        kit.close();
    }

    @BeforeEach
    void connect() {
        kit.markets.handed.clear();
        socket = kit.client
                .newWebSocketBuilder()
                .buildAsync(URI.create(kit.url().replace("http", "ws") + "/ws/api/v1"), client)
                .join();
    }

    @Test
    void requests_are_answered_in_their_order() {
        for (int i = 0; i < 50; i++) {
            send("{\"jsonrpc\":\"2.0\",\"id\":" + i
                    + ",\"method\":\"public/ticker\",\"params\":{\"instrument_name\":\"BTC-PERP\"}}");
        }
        for (int i = 0; i < 50; i++) {
            JsonObject told = client.next();
            assertEquals(new Json.Whole(i), told.find("id"));
            assertTrue(told.toString().contains("\"mark_price\":\"60000.5\""));
        }
    }

    @Test
    void a_socket_authenticates_once_and_then_trades() {
        String place =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"private/place\",\"params\":{\"client_order_id\":\"o\","
                        + "\"instrument_name\":\"BTC-PERP\",\"direction\":\"sell\",\"amount\":\"1\",\"price\":\"60000\"}}";
        send(place);
        assertTrue(client.next().toString().contains("NOT_AUTHENTICATED"));
        String auth = auth("n1", kit.sign(EdgeKit.ALL, EdgeKit.NOW + "\nn1\n"));
        send(auth);
        assertTrue(client.next().toString().contains("\"account\":\"alice\""));
        send(place);
        assertTrue(client.next().toString().contains("\"order_id\":\"7-2\""));
        assertEquals(new CommandId("alice", "o"), kit.markets.only().id());
        send(auth);
        assertTrue(client.next().toString().contains("REPLAYED"));
        send(auth("n2", "0".repeat(64)));
        assertTrue(client.next().toString().contains("SIGNATURE_INVALID"));
    }

    @Test
    void what_is_no_request_is_refused_and_the_socket_lives_on() {
        socket.sendBinary(ByteBuffer.wrap(new byte[] {1}), true).join();
        assertTrue(client.next().toString().contains("MEDIA_TYPE_UNSUPPORTED"));
        for (String text : List.of("", "x", "[]", "{}", "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"public/time\"}")) {
            send(text);
            JsonObject told = client.next();
            assertTrue(told.find("error") instanceof Json.Fields, told::toString);
            assertEquals(Json.NOTHING, told.find("id"));
        }
        send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + "x".repeat(70_000) + "\"}");
        assertTrue(client.next().toString().contains("BODY_TOO_LARGE"));
        socket.sendText("{\"jsonrpc\":\"2.0\",\"id\":9,", false).join();
        socket.sendText("\"method\":\"public/time\"}", true).join();
        assertTrue(client.next().toString().contains("\"timestamp\":" + EdgeKit.NOW), "a message may come in pieces");
    }

    @Test
    void over_plain_http_the_place_of_sockets_answers_by_name() {
        assertEquals("WEBSOCKET_ONLY", kit.get("/ws/api/v1").name());
        assertEquals(
                "WEBSOCKET_ONLY",
                kit.post(
                                "/api/v1/public/auth",
                                "{\"grant_type\":\"client_signature\",\"client_id\":\"alice:all\",\"timestamp\":1,\"signature\":\"x\",\"nonce\":\"n\"}")
                        .name());
    }

    private static String auth(String nonce, String signature) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"public/auth\",\"params\":{\"grant_type\":\"client_signature\","
                + "\"client_id\":\"alice:all\",\"timestamp\":" + EdgeKit.NOW + ",\"nonce\":\"" + nonce
                + "\",\"signature\":\""
                + signature + "\"}}";
    }

    private void send(String text) {
        socket.sendText(text, true).join();
    }

    private static final class Client implements WebSocket.Listener {
        private final BlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();
        private final StringBuilder whole = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            whole.append(data);
            if (last) {
                received.add(JsonReader.readObject(whole.toString()));
                whole.setLength(0);
            }
            from.request(1);
            return null;
        }

        JsonObject next() {
            try {
                JsonObject next = received.poll(20, TimeUnit.SECONDS);
                if (next == null) {
                    throw new AssertionError("nothing came");
                }
                return next;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
