package io.quoin.config.crypto;

import io.quoin.protocol.port.PriceSignatures;
import io.quoin.protocol.price.PriceSignature;
import io.quoin.protocol.price.PublisherKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The verification of Ed25519 signatures on this machine: by the Amazon Corretto Crypto Provider where its native library
 * loads (about 20 microseconds a signature), by Bouncy Castle otherwise (about 50). Both say the same.
 */
public final class Ed25519 {
    private static final Logger LOG = LoggerFactory.getLogger(Ed25519.class);

    // Test 2 of RFC 8032, section 7.1: what a verifier must be able to do before it is believed.
    private static final PublisherKey KNOWN_KEY =
            PublisherKey.parse("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    private static final byte[] KNOWN_MESSAGE = {0x72};
    private static final byte[] OTHER_MESSAGE = "another".getBytes(StandardCharsets.UTF_8);
    private static final PriceSignature KNOWN_SIGNATURE = PriceSignature.of(HexFormat.of()
            .parseHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                    + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));

    private Ed25519() {}

    /** The fastest verification that works here. */
    public static PriceSignatures signatures() {
        return Chosen.SIGNATURES;
    }

    /** Whether this verification knows a known signature from a wrong one. */
    static boolean isSound(PriceSignatures signatures) {
        return signatures.isSignedBy(KNOWN_KEY, KNOWN_MESSAGE, KNOWN_SIGNATURE)
                && !signatures.isSignedBy(KNOWN_KEY, OTHER_MESSAGE, KNOWN_SIGNATURE);
    }

    private static PriceSignatures choose() {
        try {
            PriceSignatures corretto = CorrettoSignatures.load();
            if (isSound(corretto)) {
                return corretto;
            }
            LOG.warn("The Corretto crypto provider does not know a known signature; Bouncy Castle verifies instead");
        } catch (IllegalStateException | LinkageError e) {
            LOG.info("The Corretto crypto provider does not load ({}); Bouncy Castle verifies", e.getMessage());
        }
        return new BouncyCastleSignatures();
    }

    /** Chosen when it is first asked for: loading a native library takes a moment. */
    private static final class Chosen {
        private static final PriceSignatures SIGNATURES = choose();
    }
}
