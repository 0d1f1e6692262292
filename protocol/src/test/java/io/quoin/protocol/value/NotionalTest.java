package io.quoin.protocol.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.gen.ValueGens;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class NotionalTest {
    @Test
    void aProductOnTheGridIsExact() {
        Money notional = Notional.exact(Price.parse("61234.5", 2), Quantity.parse("0.025", 6), Assets.USDC);
        assertEquals(Money.parse("1530.8625 USDC"), notional);
        assertEquals(
                "0 USDC",
                Notional.exact(Price.zero(2), Quantity.zero(6), Assets.USDC).toString());
        assertEquals(
                Money.parse("-3 USDC"), Notional.exact(Price.parse("1.5", 1), Quantity.parse("-2", 0), Assets.USDC));
    }

    @Test
    void scalesThatAreTooFineAreRefusedEvenIfThisProductWouldFit() {
        assertTrue(Notional.isExact(2, 6, Assets.USDC));
        assertFalse(Notional.isExact(3, 6, Assets.USDC));
        assertEquals(
                "a price of scale 3 times a quantity of scale 6 is finer than USDC;"
                        + " accepted: scales that add up to at most 8",
                assertThrows(ValueMalformed.class, () -> Notional.exact(Price.zero(3), Quantity.zero(6), Assets.USDC))
                        .getMessage());
    }

    @Test
    void anyProductIsRoundedOnceOrRefused() {
        Gen<Trade> trades = Gen.combine(
                ValueGens.prices(), ValueGens.quantities(), ValueGens.assets(), ValueGens.roundings(), Trade::new);
        Property.check("a notional is as BigInteger says", trades, 10_000, trade -> {
            BigInteger product =
                    BigInteger.valueOf(trade.price.units()).multiply(BigInteger.valueOf(trade.quantity.units()));
            int finer = trade.price.scale() + trade.quantity.scale() - trade.settlement.scale();
            Oracle.assertSame(
                    () -> Oracle.divide(
                            product.multiply(BigInteger.TEN.pow(Math.max(0, -finer))),
                            BigInteger.TEN.pow(Math.max(0, finer)),
                            trade.rounding,
                            Oracle::requireLong),
                    () -> BigInteger.valueOf(trade.rounded().units()));
            if (Notional.isExact(trade.price.scale(), trade.quantity.scale(), trade.settlement)) {
                Oracle.assertSame(
                        () -> Oracle.requireLong(product.multiply(BigInteger.TEN.pow(-finer))),
                        () -> BigInteger.valueOf(trade.exact().units()));
            }
        });
    }

    @Test
    void scalesFarBelowTheAssetsAreRefused() {
        Asset whole = new Asset("WHOLE", 0, 900);
        assertEquals(
                Money.ofUnits(whole, 1), Notional.rounded(new Price(1, 9), new Quantity(1, 9), whole, Rounding.UP));
        assertEquals(
                "a price of scale 10 times a quantity of scale 9 is too fine for WHOLE;"
                        + " accepted: scales that add up to at most 18",
                assertThrows(
                                ValueMalformed.class,
                                () -> Notional.rounded(new Price(1, 10), new Quantity(1, 9), whole, Rounding.UP))
                        .getMessage());
    }

    private record Trade(Price price, Quantity quantity, Asset settlement, Rounding rounding) {
        Money rounded() {
            return Notional.rounded(price, quantity, settlement, rounding);
        }

        Money exact() {
            return Notional.exact(price, quantity, settlement);
        }
    }
}
