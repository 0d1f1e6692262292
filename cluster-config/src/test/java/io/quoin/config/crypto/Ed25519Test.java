package io.quoin.config.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.port.PriceSignatures;
import io.quoin.protocol.price.PriceSignature;
import io.quoin.protocol.price.PublisherKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both verifiers know the signatures of RFC 8032 and nothing else, and the signer makes them. */
class Ed25519Test {
    private static final byte[] MESSAGE = "a price".getBytes(StandardCharsets.UTF_8);

    /** A test of RFC 8032, section 7.1: secret, public key, message, signature. */
    private record Vector(String secret, String publicKey, String message, String signature) {
        PublisherKey key() {
            return PublisherKey.parse(publicKey);
        }

        byte[] text() {
            return HexFormat.of().parseHex(message);
        }

        PriceSignature signed() {
            return PriceSignature.of(HexFormat.of().parseHex(signature));
        }
    }

    private static final List<Vector> VECTORS = List.of(
            new Vector(
                    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                    "",
                    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                            + "d25bf5f0595bbe24655141438e7a100b"),
            new Vector(
                    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                    "72",
                    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                            + "387b2eaeb4302aeeb00d291612bb0c00"),
            new Vector(
                    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
                    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
                    "af82",
                    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
                            + "4a7c15e9716ed28dc027beceea1ec40a"));

    static Stream<PriceSignatures> verifiers() {
        return Stream.of(Ed25519.signatures(), new BouncyCastleSignatures());
    }

    @ParameterizedTest
    @MethodSource("verifiers")
    void known_signatures_hold(PriceSignatures signatures) {
        for (Vector vector : VECTORS) {
            assertTrue(signatures.isSignedBy(vector.key(), vector.text(), vector.signed()), vector.message());
        }
    }

    @ParameterizedTest
    @MethodSource("verifiers")
    void no_other_message_and_no_other_key_is_meant(PriceSignatures signatures) {
        for (Vector one : VECTORS) {
            for (Vector other : VECTORS) {
                if (!one.equals(other)) {
                    assertFalse(signatures.isSignedBy(one.key(), other.text(), one.signed()));
                    assertFalse(signatures.isSignedBy(other.key(), one.text(), one.signed()));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("verifiers")
    void one_wrong_bit_is_enough(PriceSignatures signatures) {
        Vector vector = VECTORS.get(1);
        for (int bit = 0; bit < 8 * PriceSignature.LENGTH; bit++) {
            byte[] bytes = vector.signed().toBytes();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertFalse(signatures.isSignedBy(vector.key(), vector.text(), PriceSignature.of(bytes)), "bit " + bit);
        }
        for (int bit = 0; bit < 8 * Bytes32.LENGTH; bit++) {
            byte[] bytes = vector.key().bytes().toBytes();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            PublisherKey other = new PublisherKey(Bytes32.of(bytes));
            assertFalse(signatures.isSignedBy(other, vector.text(), vector.signed()), "bit " + bit);
        }
    }

    @ParameterizedTest
    @MethodSource("verifiers")
    void what_is_no_key_has_signed_nothing(PriceSignatures signatures) {
        for (String hex : List.of("ff".repeat(32), "02" + "00".repeat(31), "00".repeat(32))) {
            PublisherKey none = PublisherKey.parse(hex);
            assertFalse(signatures.isSignedBy(none, MESSAGE, VECTORS.get(0).signed()), hex);
        }
    }

    @Test
    void the_signer_signs_as_the_rfc_does() {
        for (Vector vector : VECTORS) {
            SigningKey key = SigningKey.of(Bytes32.parse(vector.secret()));
            assertEquals(vector.key(), key.publisher());
            assertEquals(vector.signed(), key.sign(vector.text()));
        }
    }

    @Test
    void a_generated_key_is_new_and_its_signatures_hold() {
        SigningKey key = SigningKey.generate();
        assertNotEquals(SigningKey.generate().publisher(), key.publisher());
        verifiers()
                .forEach(signatures -> assertTrue(
                        signatures.isSignedBy(key.publisher(), MESSAGE, key.sign(MESSAGE)), signatures.toString()));
    }

    @Test
    void a_key_in_a_text_shows_its_public_half_alone() {
        Vector vector = VECTORS.get(0);
        String text = SigningKey.of(Bytes32.parse(vector.secret())).toString();
        assertEquals("signing key of " + vector.publicKey(), text);
    }

    @Test
    void the_quick_verifier_is_in_use_on_linux_on_x86_64() {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        assumeTrue(machine.toLowerCase(Locale.ROOT).equals("linux amd64"), machine);
        assertEquals("AmazonCorrettoCryptoProvider", Ed25519.signatures().toString());
    }

    @Test
    void a_verifier_that_accepts_or_refuses_everything_is_not_believed() {
        assertFalse(Ed25519.isSound((key, text, signature) -> true));
        assertFalse(Ed25519.isSound((key, text, signature) -> false));
        assertTrue(Ed25519.isSound(new BouncyCastleSignatures()));
    }
}
