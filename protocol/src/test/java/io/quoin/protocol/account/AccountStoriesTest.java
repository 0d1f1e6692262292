package io.quoin.protocol.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.entity.EntityKind;
import io.quoin.protocol.entity.EntityLimits;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.entity.Verdict;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Rate;
import io.quoin.protocol.world.Plant;
import io.quoin.protocol.world.Submitted;
import io.quoin.protocol.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Stories of accounts in a world where nothing goes wrong but what the story says. A line is a command and, after the bar,
 * what it comes to; or an account and what it holds. Everything comes to rest after each line.
 */
class AccountStoriesTest {
    private static final long VALID_FOR_MILLIS = 5_000;

    private static final EntityKind<AccountState, AccountCommand, AccountEvent, AccountMessage, ?, ?> KIND =
            AccountKind.kind(
                    new AccountParameters(
                            Rate.parse("0.001"), true, 1_000_000_000_000L, 2, 4, 100_000, Rate.parse("0.5")),
                    EntityLimits.STANDARD);

    private final World<AccountCommand> world = new World<>(Plant.NONE, KIND);

    @Test
    void money_comes_in_moves_on_and_goes_out() {
        tell("""
                alice opens for 1               | APPLIED
                bob opens for 1                 | APPLIED
                alice draws 100 USDC            | APPLIED
                system.outside                  | -100 USDC
                alice sends bob 40 USDC         | APPLIED
                alice                           | 59.96 USDC
                bob                             | 40 USDC
                system.fees                     | 0.04 USDC
                bob withdraws 40.00000001 USDC  | BALANCE_INSUFFICIENT
                bob withdraws 15 USDC           | APPLIED
                bob                             | 25 USDC
                system.outside                  | -85 USDC
                """);
    }

    @Test
    void a_transfer_to_nobody_comes_back_whole() {
        tell("""
                alice opens for 1               | APPLIED
                alice draws 100 USDC            | APPLIED
                alice sends bob 40 USDC         | APPLIED
                alice                           | 100 USDC
                system.fees                     |
                bob opens for 2                 | APPLIED
                bob                             |
                """);
    }

    @Test
    void a_closed_account_stays_closed_and_takes_nothing() {
        tell("""
                alice opens for 1               | APPLIED
                bob opens for 2                 | APPLIED
                alice draws 5 BTC               | APPLIED
                bob draws 1 USDC                | APPLIED
                bob closes                      | BALANCE_NOT_ZERO
                bob withdraws 1 USDC            | APPLIED
                bob closes                      | APPLIED
                bob closes                      | APPLIED
                bob opens for 2                 | ACCOUNT_CLOSED
                alice sends bob 1 BTC           | APPLIED
                alice                           | 5 BTC
                bob                             |
                """);
    }

    @Test
    void an_account_belongs_to_who_opened_it_and_ids_of_the_system_to_nobody() {
        tell("""
                alice opens for 1               | APPLIED
                alice opens for 1               | APPLIED
                alice opens for 2               | ID_TAKEN_BY_DIFFERENT_OWNER
                carol sends alice 1 USDC        | ACCOUNT_NOT_OPEN
                system.fees opens for 1         | RESERVED_ID
                system.mine opens for 1         | RESERVED_ID
                alice sends system.fees 1 USDC  | RESERVED_ID
                """);
    }

    @Test
    void nothing_of_it_is_lost_when_everything_dies_in_between() {
        tell("""
                alice opens for 1               | APPLIED
                bob opens for 2                 | APPLIED
                alice draws 100 USDC            | APPLIED
                everything dies                 |
                alice sends bob 40 USDC         | APPLIED
                everything dies                 |
                alice                           | 59.96 USDC
                bob                             | 40 USDC
                """);
    }

    @Test
    void an_account_with_something_on_its_way_does_not_close() {
        tell("""
                alice opens for 1               | APPLIED
                alice draws 1.001 USDC          | APPLIED
                """);
        Submitted<AccountCommand> sent = submit("alice", new AccountCommand.Transfer("bob", Money.parse("1 USDC")));
        Submitted<AccountCommand> closed = submit("alice", new AccountCommand.Close());
        world.settle();
        assertEquals("APPLIED", word(sent));
        assertEquals("IN_TRANSIT", word(closed));
        assertEquals("1.001 USDC", held("alice"));
    }

    // ---- telling ----------------------------------------------------------------------------------------------------

    private void tell(String story) {
        for (String line : story.lines().toList()) {
            String[] parts = line.split("\\|", -1);
            assertEquals(parts[1].trim(), happens(List.of(parts[0].trim().split(" +"))), line);
        }
    }

    private String happens(List<String> words) {
        if (words.size() == 1) {
            return held(words.get(0));
        }
        if (words.get(0).equals("everything")) {
            world.crashAll(false);
            world.settle();
            return "";
        }
        Submitted<AccountCommand> asked = submit(words.get(0), command(words));
        world.settle();
        return word(asked);
    }

    private static AccountCommand command(List<String> words) {
        int last = words.size() - 1;
        switch (words.get(1)) {
            case "opens":
                return new AccountCommand.Open(Examples.owner(Integer.parseInt(words.get(last))));
            case "draws":
                return new AccountCommand.DrawFaucet(money(words));
            case "sends":
                return new AccountCommand.Transfer(words.get(2), money(words));
            case "withdraws":
                return new AccountCommand.Withdraw(money(words));
            case "closes":
                return new AccountCommand.Close();
            default:
                throw new IllegalArgumentException(words.toString());
        }
    }

    private static Money money(List<String> words) {
        return Money.parse(String.join(" ", words.subList(words.size() - 2, words.size())));
    }

    private Submitted<AccountCommand> submit(String account, AccountCommand command) {
        return world.submit(new Address(AccountKind.TYPE, account), command, VALID_FOR_MILLIS);
    }

    private String word(Submitted<AccountCommand> asked) {
        Verdict verdict = world.answer(asked);
        if (verdict instanceof Verdict.Decided decided) {
            Outcome outcome = decided.decided().outcome();
            return outcome instanceof Outcome.Refused refused ? refused.name() : "APPLIED";
        }
        return String.valueOf(verdict);
    }

    private String held(String account) {
        EntityState<AccountState> state = world.replay(KIND, new Address(AccountKind.TYPE, account));
        List<Money> held =
                AccountView.of(state.domain(), state.channels(), Prices.NONE).balances();
        return held.isEmpty()
                ? ""
                : String.join(", ", held.stream().map(Money::toString).toList());
    }
}
