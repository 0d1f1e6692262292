package io.quoin.config.edge;

import io.quoin.config.crypto.SigningKey;
import io.quoin.http.json.Json;
import io.quoin.http.json.JsonObject;
import io.quoin.http.json.JsonReader;
import io.quoin.http.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A careful client: sends a command again, the very same, for as long as it does not know what became of it. */
final class EdgeClient {
    private static final int TRIES = 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final String key;
    private final String secret;

    EdgeClient(String url, String key, String secret) {
        this.url = url;
        this.key = key;
        this.secret = secret;
    }

    record Told(int status, JsonObject body) {
        String text(String field) {
            return body.find(field) instanceof Json.Text text ? text.value() : "";
        }
    }

    /** A command, valid for a minute. */
    Told change(String method, JsonObject params) throws IOException, InterruptedException {
        JsonObject complete = params.put("valid_until", System.currentTimeMillis() + 55_000);
        return insist("POST", "/api/v1/" + method, JsonWriter.text(new Json.Fields(complete)));
    }

    /** A command of an operator, signed by him. The parameters must be in the order of the catalogue. */
    Told signed(String method, JsonObject params, SigningKey signer, String environment)
            throws IOException, InterruptedException {
        params.put("valid_until", System.currentTimeMillis() + 55_000)
                .put("signed_by", signer.publisher().toString());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        field(bytes, "quoin-command-v1");
        field(bytes, environment);
        field(bytes, method);
        params.fields().forEach((name, value) -> {
            field(bytes, name);
            field(bytes, value instanceof Json.Text text ? text.value() : JsonWriter.text(value));
        });
        byte[] signature = signer.sign(bytes.toByteArray()).toBytes();
        params.put("signature", HexFormat.of().formatHex(signature));
        return insist("POST", "/api/v1/" + method, JsonWriter.text(new Json.Fields(params)));
    }

    private static void field(ByteArrayOutputStream bytes, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(utf8.length).array());
        bytes.writeBytes(utf8);
    }

    Told post(String method, JsonObject params) throws IOException, InterruptedException {
        return insist("POST", "/api/v1/" + method, JsonWriter.text(new Json.Fields(params)));
    }

    Told get(String methodAndQuery) throws IOException, InterruptedException {
        return insist("GET", "/api/v1/" + methodAndQuery, "");
    }

    private Told insist(String verb, String path, String body) throws IOException, InterruptedException {
        Told told = once(verb, path, body);
        for (int i = 1; i < TRIES && (told.status() == 503 || told.status() == 429); i++) {
            told = once(verb, path, body);
        }
        return told;
    }

    private Told once(String verb, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .method(verb, HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Authorization", header(verb, path, body));
        }
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Told(response.statusCode(), JsonReader.readObject(response.body()));
    }

    private String header(String verb, String path, String body) {
        long now = System.currentTimeMillis();
        String nonce = UUID.randomUUID().toString();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            String text = now + "\n" + nonce + "\n" + verb + "\n" + path + "\n" + body + "\n";
            String signature = HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            return "deri-hmac-sha256 id=" + key + ",ts=" + now + ",sig=" + signature + ",nonce=" + nonce;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
