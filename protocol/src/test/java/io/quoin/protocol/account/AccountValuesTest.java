package io.quoin.protocol.account;

import static io.quoin.protocol.account.Examples.money;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.auth.AccountKeys;
import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScope;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.channel.Channels;
import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.gen.ValueGens;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.value.Asset;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The account's own values: balances, keys in text, scopes, parameters. */
class AccountValuesTest {
    @Test
    void balances_agree_with_a_sorted_map() {
        Gen<Money> amounts = Gen.combine(ValueGens.assets(), Gen.longs(-3, 3), Money::new);
        Property.check("balances are a sorted map", Gen.listOf(amounts, 30), 500, steps -> {
            Balances balances = Balances.EMPTY;
            TreeMap<Integer, Long> model = new TreeMap<>();
            for (Money step : steps) {
                balances = step.isNegative() ? balances.minus(step.negated()) : balances.plus(step);
                model.merge(step.asset().number(), step.units(), Long::sum);
            }
            model.values().removeIf(units -> units == 0);
            List<Money> expected = new ArrayList<>();
            model.forEach((number, units) -> expected.add(new Money(Assets.byNumber(number), units)));
            assertEquals(expected, balances.list());
            assertEquals(Balances.of(expected), balances);
            assertEquals(Balances.of(expected).hashCode(), balances.hashCode());
            assertEquals(expected.isEmpty(), balances.isZero());
            for (Asset asset : Assets.all()) {
                assertEquals(model.getOrDefault(asset.number(), 0L), balances.units(asset));
            }
        });
    }

    @Test
    void an_account_in_debt_has_room_for_whatever_it_is_sent() {
        Balances debt = Balances.of(List.of(Money.ofUnits(Assets.USDC, Long.MIN_VALUE + 1)));
        assertTrue(AccountLaw.hasRoom(debt, Money.ofUnits(Assets.USDC, 1)));
        Balances full = Balances.of(List.of(Money.ofUnits(Assets.USDC, AccountLaw.BALANCE_UNITS_MAX)));
        assertFalse(AccountLaw.hasRoom(full, Money.ofUnits(Assets.USDC, 1)));
        assertFalse(AccountLaw.hasRoom(full, Money.ofUnits(Assets.USDC, Long.MAX_VALUE)));
    }

    @Test
    void keys_in_text_are_64_hexadecimal_digits_both_ways() {
        String hex = "0123456789abcdef".repeat(4);
        assertEquals(hex, OwnerKey.parse(hex).toString());
        assertEquals(
                hex,
                KeyFingerprint.parse(hex.toUpperCase(java.util.Locale.ROOT)).toString());
        assertEquals(
                OwnerKey.parse(hex),
                new OwnerKey(Bytes32.of(OwnerKey.parse(hex).bytes().toBytes())));
        assertThrows(IllegalArgumentException.class, () -> OwnerKey.parse(hex.substring(2)));
        assertThrows(IllegalArgumentException.class, () -> OwnerKey.parse(hex.replace('0', 'g')));
        assertThrows(IllegalArgumentException.class, () -> Bytes32.of(new byte[31]));
    }

    @Test
    void keys_are_ordered_by_unsigned_bytes() {
        KeyFingerprint low = KeyFingerprint.parse("7f" + "00".repeat(31));
        KeyFingerprint high = KeyFingerprint.parse("80" + "00".repeat(31));
        assertEquals(-1, Integer.signum(low.compareTo(high)));
    }

    @Test
    void scopes_are_a_set_in_the_order_of_their_numbers() {
        KeyScopes scopes = KeyScopes.of(KeyScope.WITHDRAW, KeyScope.READ, KeyScope.READ);
        assertEquals("READ+WITHDRAW", scopes.toString());
        assertEquals(KeyScopes.of(KeyScope.READ, KeyScope.WITHDRAW), scopes);
        assertEquals(true, scopes.has(KeyScope.READ));
        assertEquals(false, scopes.has(KeyScope.TRADE));
        assertEquals(0b1111, KeyScopes.ALL.bits());
        assertThrows(IllegalArgumentException.class, () -> new KeyScopes(0b10000));
    }

    @Test
    void numbers_on_wires_are_for_ever() {
        for (ReturnReason reason : ReturnReason.values()) {
            assertEquals(reason, ReturnReason.ofNumber(reason.number()));
        }
        for (AccountView.Stage stage : AccountView.Stage.values()) {
            assertEquals(stage, AccountView.Stage.ofNumber(stage.number()));
        }
        assertThrows(IllegalArgumentException.class, () -> ReturnReason.ofNumber(0));
        assertThrows(IllegalArgumentException.class, () -> AccountView.Stage.ofNumber(5));
    }

    @Test
    void parameters_out_of_range_are_refused_by_name() {
        AccountParameters standard = AccountParameters.STANDARD;
        for (Rate fee : List.of(Rate.parse("-0.000000001"), Rate.parse("1.000000001"))) {
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> standard.withTransferFee(fee));
            assertEquals("the account parameter transfer-fee must be 0 to 1", refused.getMessage());
        }
        assertEquals(Rate.ONE, standard.withTransferFee(Rate.ONE).transferFee());
        assertThrows(
                IllegalArgumentException.class, () -> new AccountParameters(Rate.ZERO, true, 0, 1, 1, 1, Rate.ZERO));
    }

    @Test
    void a_view_shows_what_the_stage_knows() {
        AccountState open = Examples.open("5 USDC").withKeys(AccountKeys.NONE.added(Examples.KEY));
        Channels channels = new Channels(Examples.ALICE);
        channels.beginBlock(1, Examples.NOW);
        channels.send(Examples.BOB, new AccountMessage.TransferLeg(money("1 USDC"), money("0 USDC")));
        AccountView view = AccountView.of(open, channels, Prices.NONE);
        assertEquals(AccountView.Stage.OPEN, view.stage());
        assertEquals(Examples.OWNER, view.owner().orElseThrow());
        assertEquals(List.of(money("5 USDC")), view.balances());
        assertEquals(List.of(Examples.KEY), view.keys());
        assertEquals(true, view.hasInTransit());
        AccountView closed = viewed(new AccountState.Closed("alice", Examples.OWNER));
        assertEquals(AccountView.Stage.CLOSED, closed.stage());
        assertEquals(Examples.OWNER, closed.owner().orElseThrow());
        AccountView outside =
                viewed(new AccountState.OfSystem("system.outside", Balances.of(List.of(money("-5 USDC")))));
        assertEquals(AccountView.Stage.OF_SYSTEM, outside.stage());
        assertEquals(List.of(money("-5 USDC")), outside.balances());
        assertEquals(
                AccountView.Stage.UNOPENED,
                viewed(new AccountState.Unopened("x")).stage());
    }

    private static AccountView viewed(AccountState state) {
        return AccountView.of(state, new Channels(Examples.ALICE), Prices.NONE);
    }
}
