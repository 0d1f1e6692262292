package io.quoin.persistence.forensics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.persistence.testing.Bazaar;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.value.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one day at a bazaar, lived by the real laws, reads like at both ends: the tapes are files beside this test. */
class MarketTapeTest {
    private static final Bazaar DAY = day();

    private static Bazaar day() {
        Bazaar bazaar = new Bazaar();
        bazaar.open("alice", "1000 USDC");
        bazaar.open("bob", "1000 USDC");
        bazaar.open("carol", "400 USDC");
        bazaar.open("dave", "25 USDC");
        bazaar.price("1000");
        bazaar.order("alice", Side.SELL, "0.2", "1010");
        bazaar.operator(new MarketCommand.Create(Bazaar.TERMS));
        bazaar.operator(new MarketCommand.SetState(InstrumentState.TRADING));
        orders(bazaar);
        lines(bazaar);
        return bazaar;
    }

    private static void orders(Bazaar bazaar) {
        bazaar.order("alice", Side.SELL, "0.2", "1010", "label a wall");
        bazaar.order("bob", Side.SELL, "0.1", "1005", "post-only");
        bazaar.order("carol", Side.BUY, "0.25", "1010");
        bazaar.cancelLast("alice");
        bazaar.order("bob", Side.BUY, "0.1", "990");
        bazaar.order("carol", Side.SELL, "0.05", "980", "market");
        bazaar.order("alice", Side.BUY, "0.02", "995", "ioc");
        bazaar.order("carol", Side.SELL, "0.08", "990", "ioc");
        bazaar.order("carol", Side.SELL, "0.15", "1020", "reduce-only");
        bazaar.order("alice", Side.BUY, "0.03", "2000");
        bazaar.order("bob", Side.BUY, "1", "1020", "fok");
    }

    private static void lines(Bazaar bazaar) {
        bazaar.order("dave", Side.SELL, "0.1", "1030");
        bazaar.order("dave", Side.SELL, "0.1", "1040");
        bazaar.price("1090");
        bazaar.pass(2);
        bazaar.ask("carol", new AccountCommand.Withdraw(Money.parse("10 USDC")));
        bazaar.trade("bob", new MarketCommand.OpenSession(Bazaar.fingerprint("bob"), Money.parse("50 USDC")));
        bazaar.pass(11);
        bazaar.operator(new MarketCommand.SetState(InstrumentState.POST_ONLY));
        bazaar.ask("carol", new AccountCommand.Freeze());
        bazaar.operator(new MarketCommand.SetState(InstrumentState.HALTED));
        bazaar.order("bob", Side.BUY, "0.1", "1000");
    }

    private static List<Block<MarketEvent>> journal() {
        return Golden.present(DAY.journals(Bazaar.MARKETS).get(Bazaar.MARKET));
    }

    private static List<String> tape(long from) {
        return TapeKit.of(journal(), Bazaar.MARKETS, Bazaar.MARKET, from);
    }

    @Test
    void the_market_tells_every_order_trade_cancel_and_line() {
        Golden.assertTape("market-tape.txt", tape(1));
    }

    @Test
    void an_account_tells_its_money_its_lines_and_its_settlements() {
        Golden.assertTape("carol-tape.txt", TapeKit.of(DAY, Bazaar.ACCOUNTS, Bazaar.account("carol")));
    }

    @Test
    void what_is_told_from_a_height_on_is_the_end_of_the_whole_tape() {
        List<String> whole = tape(1);
        for (Block<MarketEvent> block : journal()) {
            List<String> part = tape(block.height());
            assertEquals(whole.get(0), part.get(0));
            List<String> end = part.subList(1, part.size());
            assertEquals(whole.subList(whole.size() - end.size(), whole.size()), end);
        }
    }

    @Test
    void what_an_account_tells_from_a_height_on_is_the_end_of_its_whole_tape() {
        Address carol = Bazaar.account("carol");
        var journal = Golden.present(DAY.journals(Bazaar.ACCOUNTS).get(carol));
        List<String> whole = TapeKit.of(journal, Bazaar.ACCOUNTS, carol, 1);
        journal.forEach(block -> {
            List<String> end = TapeKit.of(journal, Bazaar.ACCOUNTS, carol, block.height());
            assertEquals(whole.subList(whole.size() - end.size(), whole.size()), end);
        });
    }

    @Test
    void every_line_of_a_tape_says_where_it_stands_when_it_was_and_why() {
        tape(1).stream()
                .skip(1)
                .filter(line -> !line.startsWith(" "))
                .forEach(line ->
                        assertTrue(line.matches("[0-9]+-[0-9]+(-[0-9]+)? +\\S+ \\S+Z  [A-Z ]+  .*  \\| .+"), line));
    }

    @Test
    void a_market_that_was_never_created_says_so() {
        Bazaar bazaar = new Bazaar();
        bazaar.order("alice", Side.BUY, "0.1", "1000");
        Golden.assertTape("never-created-tape.txt", TapeKit.of(bazaar, Bazaar.MARKETS, Bazaar.MARKET));
    }

    @Test
    void a_market_whose_creation_cannot_be_read_is_told_in_bare_numbers() {
        List<Block<MarketEvent>> torn =
                journal().stream().filter(block -> !creates(block)).toList();
        List<String> tape = TapeKit.of(torn, Bazaar.MARKETS, Bazaar.MARKET, 1);
        assertEquals(Bazaar.MARKET + " was never created: whatever it was asked to do was refused.", tape.get(0));
        assertTrue(
                tape.stream()
                        .anyMatch(line -> line.contains("  ORDER      alice         sell    200 lots @ 2020 ticks")),
                tape::toString);
    }

    private static boolean creates(Block<MarketEvent> block) {
        return block.entries().stream()
                .flatMap(entry -> entry.events().stream())
                .anyMatch(MarketEvent.Created.class::isInstance);
    }
}
