package io.quoin.protocol.account;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.market.MarketRefusal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an account refuses to a market, the market refuses to the client under the same name. */
class CreditRefusalTest {
    @Test
    void the_market_has_a_refusal_of_the_same_name() {
        List<String> ofMarket =
                Arrays.stream(MarketRefusal.values()).map(Enum::name).toList();
        for (CreditRefusal refusal : CreditRefusal.values()) {
            assertTrue(ofMarket.contains(refusal.name()), refusal::name);
        }
    }
}
