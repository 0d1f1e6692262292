package io.quoin.protocol.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The registry says tomorrow what it said when the first journal was written. */
class AssetsTest {
    @Test
    void aRegisteredAssetNeverChanges() {
        // Lines may be added at the end. A changed line would change the meaning of every journal there is.
        assertEquals(
                """
                1 USDC 8
                2 BTC 8
                3 ETH 9
                4 USDT 8
                """,
                Assets.all().stream()
                        .map(asset -> asset.number() + " " + asset.code() + " " + asset.scale() + "\n")
                        .collect(Collectors.joining()));
    }

    @Test
    void everyAssetIsFoundByItsCodeAndByItsNumber() {
        for (Asset asset : Assets.all()) {
            assertEquals(asset, Assets.byCode(asset.code()));
            assertEquals(asset, Assets.byNumber(asset.number()));
            assertEquals(Optional.of(asset), Assets.find(asset.code()));
            assertEquals(Optional.of(asset), Assets.find(asset.number()));
        }
    }

    @Test
    void anUnknownAssetIsRefusedAndTheKnownOnesAreNamed() {
        assertEquals(Optional.empty(), Assets.find("usdc"));
        assertEquals(
                "the asset \"usdc\" is unknown; accepted: USDC, BTC, ETH, USDT",
                assertThrows(ValueMalformed.class, () -> Assets.byCode("usdc")).getMessage());
        for (int number : new int[] {Integer.MIN_VALUE, -1, 0, 5, Integer.MAX_VALUE}) {
            assertEquals(Optional.empty(), Assets.find(number));
            assertEquals(
                    "the asset number " + number + " is unknown; accepted: 1 to 4",
                    assertThrows(ValueMalformed.class, () -> Assets.byNumber(number))
                            .getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "usdc", "1INCH", "USDC ", "US-D", "ABCDEFGHIJKLM", "\u00c4"})
    void aCodeIsUpToTwelveCapitalsAndDigitsAfterACapital(String code) {
        assertTrue(assertThrows(ValueMalformed.class, () -> new Asset(code, 8, 9))
                .getMessage()
                .endsWith("accepted: a letter A to Z, then at most 11 of A to Z and 0 to 9"));
        assertEquals("ABCDEFGHIJK9", new Asset("ABCDEFGHIJK9", 12, 9).toString());
    }

    @Test
    void aScaleIsUpToTwelveAndANumberIsPositive() {
        assertThrows(ValueMalformed.class, () -> new Asset("X", -1, 9));
        assertThrows(ValueMalformed.class, () -> new Asset("X", 13, 9));
        assertThrows(ValueMalformed.class, () -> new Asset("X", 8, 0));
        assertEquals(0, new Asset("X", 0, 1).scale());
    }
}
