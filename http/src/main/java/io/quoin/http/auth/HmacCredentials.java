package io.quoin.http.auth;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * What a client sends to show that he holds the secret of a key. In a header {@code Authorization: deri-hmac-sha256
 * id=KEY,ts=MILLIS,sig=HEX,nonce=TEXT}, in any order.
 *
 * @param signature 32 bytes
 */
public record HmacCredentials(KeyId key, long timestampMillis, String nonce, byte[] signature) {
    /** The scheme of the header. */
    public static final String SCHEME = "deri-hmac-sha256";

    /** Characters of the longest nonce. */
    public static final int NONCE_CHARACTERS_MAX = 64;

    private static final int PARTS = 4;

    /** The credentials of a header, or empty if it is none of the form. */
    public static Optional<HmacCredentials> parse(String header) {
        if (!header.regionMatches(true, 0, SCHEME + " ", 0, SCHEME.length() + 1)) {
            return Optional.empty();
        }
        Map<String, String> parts = new HashMap<>();
        for (String part : header.substring(SCHEME.length() + 1).split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0
                    || parts.put(
                                    part.substring(0, equals).strip(),
                                    part.substring(equals + 1).strip())
                            != null) {
                return Optional.empty();
            }
        }
        return parts.size() == PARTS
                ? of(
                        parts.getOrDefault("id", ""),
                        parts.getOrDefault("ts", ""),
                        parts.getOrDefault("nonce", ""),
                        parts.getOrDefault("sig", ""))
                : Optional.empty();
    }

    /** The credentials of these texts, or empty if one of them is not of its form. */
    public static Optional<HmacCredentials> of(String key, String timestamp, String nonce, String signature) {
        boolean isWellFormed = timestamp.matches("[0-9]{1,15}")
                && signature.matches("[0-9a-fA-F]{64}")
                && nonce.matches("[!-~]{1," + NONCE_CHARACTERS_MAX + "}");
        return isWellFormed
                ? KeyId.parse(key)
                        .map(id -> new HmacCredentials(
                                id,
                                Long.parseLong(timestamp),
                                nonce,
                                HexFormat.of().parseHex(signature)))
                : Optional.empty();
    }

    /** What is signed of an HTTP request: path and query as they were sent, the body as it was sent. */
    public String ofRequest(String verb, String pathAndQuery, String body) {
        return timestampMillis + "\n" + nonce + "\n" + verb + "\n" + pathAndQuery + "\n" + body + "\n";
    }

    /** What is signed to authenticate a WebSocket. */
    public String ofWebSocket(String data) {
        return timestampMillis + "\n" + nonce + "\n" + data;
    }
}
