package io.quoin.persistence.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quoin.persistence.account.AccountCodec;
import io.quoin.persistence.wire.Bytes;
import io.quoin.persistence.wire.Wire;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.line.LineKind;
import io.quoin.protocol.port.NodeMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What markets and parties say to each other comes back from its bytes, alone and inside the messages that carry it. */
class LineFamiliesTest {
    private static final Wire WIRE = Wire.of(AccountCodec.WIRE);
    private static final Address MARKET = new Address("market", "BTC_USDC-PERPETUAL");
    private static final Address ALICE = new Address("account", "alice");

    @Test
    void what_a_party_receives_comes_back_equal_and_damaged_bytes_are_refused() {
        Bytes.checkCodec("from markets", LineFamilies.FROM_MARKET, LineGens.FROM_MARKET);
    }

    @Test
    void what_a_market_receives_comes_back_equal_and_damaged_bytes_are_refused() {
        Bytes.checkCodec("from parties", LineFamilies.FROM_PARTY, LineGens.FROM_PARTY);
    }

    @Test
    void an_account_is_told_it_beside_totals_and_in_hints() {
        Property.check("told to an account", LineGens.FROM_MARKET, 500, told -> {
            assertComesBack(new ChannelMessage.Hint(MARKET, ALICE, told, 300));
            assertComesBack(
                    new ChannelMessage.Pair(MARKET, ALICE, PairKind.SETTLEMENT, 9, Totals.of(1, -2), told, true));
        });
    }

    @Test
    void keys_that_fall_or_repeat_are_refused() {
        for (List<Integer> order : List.of(List.of(2, 1), List.of(1, 1))) {
            List<AccountKey> keys = order.stream().map(LineFamiliesTest::key).toList();
            FromParty.LineTerms terms =
                    new FromParty.LineTerms(new OwnerKey(bytes32(1)), keys, 0, false, LineKind.AMOUNT, 0, 0, 0, 0, 0);
            assertThrows(IllegalArgumentException.class, () -> LineFamilies.FROM_PARTY.encode(terms));
        }
    }

    private static void assertComesBack(ChannelMessage message) {
        NodeMessage sent = new NodeMessage.Channel(message);
        assertEquals(sent, WIRE.messages().decode(WIRE.messages().encode(sent)));
    }

    private static AccountKey key(int number) {
        return new AccountKey(new KeyFingerprint(bytes32(number)), KeyScopes.ALL, 1);
    }

    private static Bytes32 bytes32(int last) {
        byte[] bytes = new byte[Bytes32.LENGTH];
        bytes[Bytes32.LENGTH - 1] = (byte) last;
        return Bytes32.of(bytes);
    }
}
