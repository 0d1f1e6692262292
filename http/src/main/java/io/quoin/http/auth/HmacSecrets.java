package io.quoin.http.auth;

import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.auth.KeyFingerprint;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets of HMAC keys. None is stored: each is derived from the realm's secret and the key's id, so every member of the
 * realm knows it, and a journal holds fingerprints only.
 *
 * <pre>{@code
 * secret      = HMAC-SHA256(realm secret, account || 0x00 || what follows the colon of the key's id)   32 bytes, told as 64 hexadecimal digits
 * fingerprint = SHA-256("quoin-hmac-key-v1" || secret)
 * signature   = HMAC-SHA256(the 64 digits as ASCII, what is signed)
 * }</pre>
 *
 * <p>The digits themselves are the key of a signature because that is what clients written for Deribit do with a secret.
 */
public final class HmacSecrets {
    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] FINGERPRINT_DOMAIN = "quoin-hmac-key-v1".getBytes(StandardCharsets.US_ASCII);

    private final Bytes32 realm;

    /** Secrets derived from this one. */
    public HmacSecrets(Bytes32 realmSecret) {
        this.realm = realmSecret;
    }

    /** The secret of a key, which may or may not be an account's: that is said by the account. */
    public String secretOf(KeyId key) {
        return HexFormat.of().formatHex(raw(key));
    }

    /** What the account knows the key by. */
    public KeyFingerprint fingerprintOf(KeyId key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(FINGERPRINT_DOMAIN);
            return new KeyFingerprint(Bytes32.of(digest.digest(raw(key))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether this is the key's signature of the text. Takes as long for a wrong one as for a right one. */
    public boolean isSignedBy(KeyId key, String text, byte[] signature) {
        byte[] secret = secretOf(key).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(sign(secret, text.getBytes(StandardCharsets.UTF_8)), signature);
    }

    private byte[] raw(KeyId key) {
        return sign(realm.toBytes(), (key.account() + "\0" + key.derivation()).getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] sign(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
