package io.quoin.protocol.account;

import static io.quoin.protocol.account.Examples.NOW;
import static io.quoin.protocol.account.Examples.fingerprint;
import static io.quoin.protocol.account.Examples.money;
import static io.quoin.protocol.account.Examples.open;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.AccountKeys;
import io.quoin.protocol.auth.KeyScope;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.channel.Channels;
import io.quoin.protocol.channel.PairOut;
import io.quoin.protocol.channel.StreamOut;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.ValueOverflow;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What single commands and arrivals come to: the numbers, and what is sent to whom. */
class AccountLawTest {
    private final AccountLaw law = Examples.law();
    private final Channels channels = new Channels(Examples.ALICE);

    AccountLawTest() {
        channels.beginBlock(1, 1_000);
    }

    @Test
    void the_faucet_credits_the_account_and_takes_it_from_outside() {
        AccountState after = after(open("5 USDC"), new AccountCommand.DrawFaucet(money("100 BTC")));
        assertEquals(open("5 USDC", "100 BTC"), after);
        assertEquals(Totals.of(0, -10_000_000_000L), moved(SystemAccounts.OUTSIDE));
    }

    @Test
    void a_withdrawal_is_booked_to_outside() {
        AccountState after = after(open("5 USDC"), new AccountCommand.Withdraw(money("2 USDC")));
        assertEquals(open("3 USDC"), after);
        assertEquals(Totals.of(200_000_000), moved(SystemAccounts.OUTSIDE));
    }

    @Test
    void a_transfer_sends_the_amount_and_moves_the_fee_rounded_up() {
        AccountState after = after(open("5 USDC"), new AccountCommand.Transfer("bob", money("0.00001001 USDC")));
        // 0.1 % of 1001 units is 1.001 units: the sender owes 2.
        assertEquals(open("4.99998997 USDC"), after);
        assertEquals(Totals.of(2), moved(SystemAccounts.FEES));
        assertEquals(
                List.of(new AccountMessage.TransferLeg(money("0.00001001 USDC"), money("0.00000002 USDC"))),
                sent(Examples.BOB));
    }

    @Test
    void a_transfer_of_all_that_fee_leaves_empties_the_account() {
        assertEquals(open(), after(open("1.001 USDC"), new AccountCommand.Transfer("bob", money("1 USDC"))));
    }

    @Test
    void an_arrival_where_nobody_is_travels_back_with_its_fee_named() {
        AccountMessage leg = new AccountMessage.TransferLeg(money("4 USDC"), money("0.1 USDC"));
        AccountState unopened = new AccountState.Unopened("alice");
        assertEquals(unopened, after(unopened, leg));
        assertEquals(
                List.of(new AccountMessage.ReturnLeg(
                        money("4 USDC"), money("0.1 USDC"), ReturnReason.ACCOUNT_NOT_OPEN)),
                sent(Examples.BOB));
    }

    @Test
    void an_arrival_travels_back_for_the_reason_of_its_stage() {
        assertEquals(ReturnReason.ACCOUNT_NOT_OPEN, reason(new AccountState.Unopened("alice")));
        assertEquals(ReturnReason.ACCOUNT_CLOSED, reason(new AccountState.Closed("alice", Examples.OWNER)));
        assertEquals(ReturnReason.RESERVED_ID, reason(new AccountState.Unopened("system.other")));
        assertEquals(ReturnReason.RESERVED_ID, reason(law.initial(SystemAccounts.DUST)));
        Money room = Money.ofUnits(Assets.USDC, AccountLaw.BALANCE_UNITS_MAX);
        AccountState nearlyFull = holding(room.minus(money("4 USDC")).plus(Money.ofUnits(Assets.USDC, 1)));
        assertEquals(ReturnReason.BALANCE_TOO_LARGE, reason(nearlyFull));
    }

    @Test
    void an_arrival_that_just_fits_is_credited() {
        Money room = Money.ofUnits(Assets.USDC, AccountLaw.BALANCE_UNITS_MAX);
        AccountMessage leg = new AccountMessage.TransferLeg(money("4 USDC"), money("0 USDC"));
        assertEquals(holding(room), after(holding(room.minus(money("4 USDC"))), leg));
    }

    @Test
    void a_return_credits_amount_and_fee_and_takes_the_fee_back() {
        AccountMessage leg =
                new AccountMessage.ReturnLeg(money("4 USDC"), money("0.1 USDC"), ReturnReason.ACCOUNT_CLOSED);
        assertEquals(open("9.1 USDC"), after(open("5 USDC"), leg));
        assertEquals(Totals.of(-10_000_000), moved(SystemAccounts.FEES));
    }

    @Test
    void a_return_is_taken_by_an_account_that_takes_nothing_else() {
        Money full = Money.ofUnits(Assets.USDC, AccountLaw.BALANCE_UNITS_MAX);
        AccountMessage leg =
                new AccountMessage.ReturnLeg(money("4 USDC"), money("0 USDC"), ReturnReason.ACCOUNT_CLOSED);
        assertEquals(holding(full.plus(money("4 USDC"))), after(holding(full), leg));
        // Only a return of more than there can be of an asset is beyond 64 bits. It is not lost: it stays in transit.
        Money all = Money.ofUnits(Assets.USDC, Long.MAX_VALUE);
        assertThrows(ValueOverflow.class, () -> after(holding(all), leg));
    }

    @Test
    void an_account_of_the_system_takes_the_difference_of_a_pair_and_may_be_below_zero() {
        AccountState outside = law.initial(SystemAccounts.OUTSIDE);
        List<AccountEvent> events = law.settle(outside, Examples.BOB, Totals.of(-5, 0, 7), null, Examples.facts());
        AccountState after = law.evolve(outside, events.get(0), channels);
        assertEquals(
                new AccountState.OfSystem(
                        "system.outside", Balances.of(List.of(money("-0.00000005 USDC"), money("0.000000007 ETH")))),
                after);
        assertEquals(List.of(), law.settle(after, Examples.BOB, Totals.ZERO, null, Examples.facts()));
    }

    @Test
    void the_accounts_of_the_system_are_there_from_the_beginning() {
        for (Address account : SystemAccounts.ALL) {
            assertEquals(new AccountState.OfSystem(account.id(), Balances.EMPTY), law.initial(account));
        }
        assertEquals(new AccountState.Unopened("system.other"), law.initial(new Address("account", "system.other")));
        assertEquals(new AccountState.Unopened("alice"), law.initial(Examples.ALICE));
    }

    @Test
    void a_key_acts_until_it_ends_and_never_again() {
        AccountKey key = new AccountKey(fingerprint(1), KeyScopes.of(KeyScope.TRADE, KeyScope.READ), NOW + 5);
        AccountState.Open added = (AccountState.Open) after(open(), new AccountCommand.AddKey(key));
        assertEquals(key, added.keys().find(fingerprint(1)));
        assertEquals(NOW + 5, law.nextDeadlineMillis(added));
        AccountState.Open revoked = (AccountState.Open) after(added, new AccountCommand.RevokeKey(fingerprint(1)));
        assertEquals(null, revoked.keys().find(fingerprint(1)));
        assertEquals(1, revoked.keys().authEpoch());
        assertEquals(AccountLaw.NO_DEADLINE, law.nextDeadlineMillis(revoked));
        assertEquals(
                "KEY_USED_BEFORE",
                Examples.word(law.decide(revoked, new AccountCommand.AddKey(key), Examples.facts())));
    }

    @Test
    void all_keys_whose_time_has_come_expire_together_and_the_epoch_stays() {
        AccountKeys keys = AccountKeys.NONE
                .added(new AccountKey(fingerprint(3), KeyScopes.ALL, NOW))
                .added(new AccountKey(fingerprint(1), KeyScopes.ALL, NOW - 9))
                .added(new AccountKey(fingerprint(2), KeyScopes.ALL, NOW + 1));
        AccountState state = open().withKeys(keys);
        assertEquals(NOW - 9, law.nextDeadlineMillis(state));
        for (AccountEvent event : law.due(state, Examples.facts())) {
            state = law.evolve(state, event, channels);
        }
        AccountKeys left = ((AccountState.Open) state).keys();
        assertEquals(List.of(fingerprint(2)), List.copyOf(left.active().keySet()));
        assertEquals(List.of(fingerprint(1), fingerprint(3)), List.copyOf(left.ended()));
        assertEquals(0, left.authEpoch());
        assertEquals(NOW + 1, law.nextDeadlineMillis(state));
    }

    @Test
    void the_books_count_what_is_held_carried_and_moved() {
        AccountBooks books = new AccountBooks();
        TreeMap<String, Long> sums = new TreeMap<>();
        books.held(open("5 USDC", "2 BTC"), (asset, units) -> sums.merge(asset, units, Long::sum));
        books.held(
                new AccountState.Closed("alice", Examples.OWNER), (asset, units) -> sums.merge(asset, 1L, Long::sum));
        books.carried(
                new AccountMessage.TransferLeg(money("1 USDC"), money("9 USDC")),
                (asset, units) -> sums.merge(asset, units, Long::sum));
        books.carried(
                new AccountMessage.ReturnLeg(money("1 BTC"), money("9 BTC"), ReturnReason.ACCOUNT_CLOSED),
                (asset, units) -> sums.merge(asset, units, Long::sum));
        books.moved(
                Examples.BOB,
                SystemAccounts.FEES,
                Totals.of(-600_000_000, 0, 7),
                (asset, units) -> sums.merge(asset, units, Long::sum));
        assertEquals("{BTC=300000000, ETH=7, USDC=0}", sums.toString());
    }

    // ---- helpers ----------------------------------------------------------------------------------------------------

    private static AccountState holding(Money money) {
        return new AccountState.Open("alice", Examples.OWNER, Balances.of(List.of(money)), AccountKeys.NONE);
    }

    private AccountState after(AccountState state, AccountCommand command) {
        Decision<AccountEvent> decision = law.decide(state, command, Examples.facts());
        if (decision instanceof Decision.Accepted<AccountEvent> accepted) {
            return evolved(state, accepted.events());
        }
        throw new AssertionError(decision);
    }

    private AccountState after(AccountState state, AccountMessage message) {
        return evolved(state, law.receive(state, Examples.BOB, message, Examples.facts()));
    }

    private AccountState evolved(AccountState state, List<AccountEvent> events) {
        AccountState next = state;
        for (AccountEvent event : events) {
            next = law.evolve(next, event, channels);
        }
        return next;
    }

    private ReturnReason reason(AccountState state) {
        AccountMessage leg = new AccountMessage.TransferLeg(money("4 USDC"), money("0 USDC"));
        AccountEvent event =
                law.receive(state, Examples.BOB, leg, Examples.facts()).get(0);
        return ((AccountEvent.TransferReturned) event).reason();
    }

    private Totals moved(Address to) {
        PairOut pair = Objects.requireNonNull(channels.pairsOut().get(to));
        return pair.totals();
    }

    private List<Object> sent(Address to) {
        StreamOut stream = Objects.requireNonNull(channels.streamsOut().get(to));
        return stream.unconfirmed().stream()
                .<Object>map(StreamOut.Item::payload)
                .toList();
    }
}
