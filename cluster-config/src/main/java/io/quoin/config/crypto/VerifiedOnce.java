package io.quoin.config.crypto;

import io.quoin.protocol.port.PriceSignatures;
import io.quoin.protocol.price.PriceSignature;
import io.quoin.protocol.price.PublisherKey;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Verifies the same bytes once: a price is sent again every quarter of a second, and a verification is a function of its
 * arguments. Remembers the latest {@value #VERDICTS_MAX} verdicts, good and bad; forgetting one costs a verification.
 */
public final class VerifiedOnce implements PriceSignatures {
    /** Verdicts that are remembered. */
    static final int VERDICTS_MAX = 1_024;

    private final PriceSignatures signatures;
    private final Map<Asked, Boolean> verdicts = new Latest();

    /** Asks these what it does not remember. */
    public VerifiedOnce(PriceSignatures signatures) {
        this.signatures = signatures;
    }

    @Override
    public synchronized boolean isSignedBy(PublisherKey publisher, byte[] message, PriceSignature signature) {
        Asked asked = new Asked(publisher, ByteBuffer.wrap(message.clone()), signature);
        return verdicts.computeIfAbsent(asked, one -> signatures.isSignedBy(publisher, message, signature));
    }

    private record Asked(PublisherKey publisher, ByteBuffer message, PriceSignature signature) {}

    private static final class Latest extends LinkedHashMap<Asked, Boolean> {
        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Boolean> eldest) {
            return size() > VERDICTS_MAX;
        }
    }
}
