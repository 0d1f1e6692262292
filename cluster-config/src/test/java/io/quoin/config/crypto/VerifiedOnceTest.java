package io.quoin.config.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.price.PriceSignature;
import io.quoin.protocol.price.PublisherKey;
import org.junit.jupiter.api.Test;

/** The same question is answered from memory, any other one is not. */
class VerifiedOnceTest {
    private static final PublisherKey GOOD = PublisherKey.parse("aa".repeat(Bytes32.LENGTH));
    private static final PublisherKey BAD = PublisherKey.parse("bb".repeat(Bytes32.LENGTH));

    private int verified;
    private final VerifiedOnce signatures = new VerifiedOnce((publisher, message, signature) -> {
        verified++;
        return publisher.equals(GOOD);
    });

    @Test
    void the_same_bytes_are_verified_once_with_the_same_verdict() {
        for (int i = 0; i < 5; i++) {
            assertEquals(true, ask(GOOD, 1, 1));
            assertEquals(false, ask(BAD, 1, 1));
        }
        assertEquals(2, verified);
    }

    @Test
    void another_message_signature_or_key_is_another_question() {
        ask(GOOD, 1, 1);
        ask(GOOD, 2, 1);
        ask(GOOD, 1, 2);
        ask(BAD, 1, 1);
        assertEquals(4, verified);
    }

    @Test
    void a_message_that_is_changed_after_the_question_is_not_mistaken_for_it() {
        byte[] message = {1};
        signatures.isSignedBy(GOOD, message, signature(1));
        message[0] = 2;
        signatures.isSignedBy(GOOD, message, signature(1));
        assertEquals(2, verified);
        signatures.isSignedBy(GOOD, new byte[] {1}, signature(1));
        assertEquals(2, verified);
    }

    @Test
    void what_was_asked_longest_ago_is_forgotten_first() {
        for (int i = 0; i < VerifiedOnce.VERDICTS_MAX; i++) {
            ask(GOOD, i, 0);
        }
        ask(GOOD, 0, 0);
        ask(GOOD, VerifiedOnce.VERDICTS_MAX, 0);
        assertEquals(VerifiedOnce.VERDICTS_MAX + 1, verified);
        ask(GOOD, 0, 0);
        assertEquals(VerifiedOnce.VERDICTS_MAX + 1, verified);
        ask(GOOD, 1, 0);
        assertEquals(VerifiedOnce.VERDICTS_MAX + 2, verified);
    }

    private boolean ask(PublisherKey publisher, int message, int signature) {
        return signatures.isSignedBy(
                publisher, new byte[] {(byte) (message >> 8), (byte) message}, signature(signature));
    }

    private static PriceSignature signature(int first) {
        byte[] bytes = new byte[PriceSignature.LENGTH];
        bytes[0] = (byte) first;
        return PriceSignature.of(bytes);
    }
}
