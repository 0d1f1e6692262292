package io.quoin.protocol.price;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.value.Price;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a publisher signs: all of it, in exactly one form. */
class SignedPriceTest {
    private static final PublisherKey KEY = PublisherKey.parse("0f".repeat(Bytes32.LENGTH));
    private static final AdmittedRound ROUND =
            new AdmittedRound("BTC_USDC", 77, new Price(6_123_450, 2), 1_430_438_400_000L);

    /** Everything that is signed, over small alphabets, so that two draws are often alike. */
    private record Signed(String environment, AdmittedRound round, PublisherKey publisher) {
        byte[] bytes() {
            return SignedPrice.signedBytes(environment, round, publisher);
        }
    }

    private record Two(Signed left, Signed right) {}

    @Test
    void the_signed_bytes_stay_as_they_are() {
        assertEquals(
                "0000001371756f696e2f696e6465782d70726963652f31" // quoin/index-price/1
                        + "0000000474657374" // test
                        + "000000084254435f55534443" // BTC_USDC
                        + "000000000000004d"
                        + "00000000005d6fba02"
                        + "0000014d0cc5d000"
                        + "0f".repeat(Bytes32.LENGTH),
                HexFormat.of().formatHex(SignedPrice.signedBytes("test", ROUND, KEY)));
    }

    @Test
    void different_prices_never_have_the_same_bytes() {
        Gen<String> names = Gen.elementOf("A", "B", "AB", "BA", "ABA", "B.", "A-B");
        Gen<AdmittedRound> rounds = Gen.combine(
                names,
                Gen.longs(1, 3),
                Gen.combine(Gen.longs(-2, 2), Gen.ints(0, 2), Price::new),
                Gen.longs(0, 2),
                AdmittedRound::new);
        Gen<PublisherKey> keys = Gen.elementOf(KEY, PublisherKey.parse("10".repeat(Bytes32.LENGTH)));
        Gen<Signed> signed = Gen.combine(names, rounds, keys, Signed::new);
        Property.check(
                "equal bytes, equal prices",
                Gen.combine(signed, signed, Two::new),
                3_000,
                two -> assertEquals(
                        two.left().equals(two.right()),
                        Arrays.equals(two.left().bytes(), two.right().bytes())));
    }

    @Test
    void every_field_is_signed() {
        byte[] bytes = SignedPrice.signedBytes("test", ROUND, KEY);
        Price price = ROUND.price();
        List<AdmittedRound> others = List.of(
                new AdmittedRound("ETH_USDC", 77, price, ROUND.timeMillis()),
                new AdmittedRound("BTC_USDC", 78, price, ROUND.timeMillis()),
                new AdmittedRound("BTC_USDC", 77, new Price(price.units() + 1, 2), ROUND.timeMillis()),
                new AdmittedRound("BTC_USDC", 77, new Price(price.units(), 3), ROUND.timeMillis()),
                new AdmittedRound("BTC_USDC", 77, price, ROUND.timeMillis() + 1));
        for (AdmittedRound other : others) {
            assertDifferent(bytes, SignedPrice.signedBytes("test", other, KEY));
        }
        assertDifferent(bytes, SignedPrice.signedBytes("tesu", ROUND, KEY));
        assertDifferent(bytes, SignedPrice.signedBytes("test", ROUND, PublisherKey.parse("00".repeat(32))));
    }

    @Test
    void what_is_no_round_cannot_be_said() {
        Price price = ROUND.price();
        assertThrows(IllegalArgumentException.class, () -> new AdmittedRound("BTC USDC", 1, price, 0));
        assertThrows(IllegalArgumentException.class, () -> new AdmittedRound("BTC_USDC", 0, price, 0));
        assertThrows(IllegalArgumentException.class, () -> new AdmittedRound("BTC_USDC", 1, price, -1));
        assertThrows(IllegalArgumentException.class, () -> PriceSignature.of(new byte[63]));
    }

    @Test
    void a_signature_is_a_value() {
        byte[] bytes = new byte[PriceSignature.LENGTH];
        PriceSignature signature = PriceSignature.of(bytes);
        bytes[0] = 1;
        assertArrayEquals(new byte[PriceSignature.LENGTH], signature.toBytes());
        signature.toBytes()[0] = 1;
        assertArrayEquals(new byte[PriceSignature.LENGTH], signature.toBytes());
        assertEquals(PriceSignature.of(new byte[PriceSignature.LENGTH]), signature);
        assertNotEquals(PriceSignature.of(bytes), signature);
    }

    @Test
    void rounds_rise_with_time_and_without_it() {
        assertEquals(5_000, SignedPrice.nextRound(0, 5_000));
        assertEquals(5_001, SignedPrice.nextRound(5_000, 5_000));
        assertEquals(5_001, SignedPrice.nextRound(5_000, 4_000));
        assertEquals(7_000, SignedPrice.nextRound(5_001, 7_000));
    }

    private static void assertDifferent(byte[] left, byte[] right) {
        assertNotEquals(HexFormat.of().formatHex(left), HexFormat.of().formatHex(right));
    }
}
