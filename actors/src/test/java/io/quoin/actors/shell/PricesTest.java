package io.quoin.actors.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.actors.shell.testing.Counter;
import io.quoin.actors.shell.testing.CounterLaw;
import io.quoin.actors.shell.testing.Gift;
import io.quoin.actors.shell.testing.JournalRows;
import io.quoin.actors.shell.testing.ShellKit;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.PriceRound;
import io.quoin.protocol.price.BoardPrice;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Blocks see the board of their node, and entities that follow prices hear when it has something newer. */
class PricesTest {
    @Test
    void a_follower_begins_a_block_with_a_newer_round_and_notes_it() {
        try (ShellKit kit = ShellKit.followingPrices()) {
            Counter counter = kit.counter("a");
            counter.added("awake");
            kit.prices.put(price(7, 100, true));
            kit.followers.pricesMoved();
            counter.expectNothing();
            assertEquals(1, counter.causes(Cause.Opening.class));
            Block<?> block = counter.blocks().get(2);
            assertEquals(List.of(new PriceRound(CounterLaw.UNDERLYING, 7, 100)), block.rounds());
            kit.followers.pricesMoved();
            counter.expectNothing();
            assertEquals(3, counter.blocks().size());
            counter.restart();
            assertEquals(7, counter.look().view().round());
        }
    }

    @Test
    void one_opening_is_enough_however_often_prices_move_during_a_write() {
        try (ShellKit kit = ShellKit.followingPrices()) {
            Counter counter = kit.counter("a");
            counter.added("awake");
            kit.journal.hold();
            counter.add("gathering");
            JournalRows.HeldWrite gathering = kit.journal.nextHeld();
            kit.prices.put(price(8, 100, true));
            for (int i = 0; i < 10; i++) {
                kit.followers.pricesMoved();
            }
            counter.add("next");
            counter.expectNothing();
            kit.journal.letGo();
            gathering.end(JournalRows.WriteFate.STORED);
            counter.answers(2);
            counter.expectNothing();
            assertEquals(4, counter.blocks().size());
            assertEquals(2, counter.blocks().get(3).entries().size());
        }
    }

    @Test
    void every_block_begins_with_the_newest_round_also_of_one_that_hears_nothing() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("awake");
            assertEquals(0, kit.followers.size());
            kit.prices.put(price(7, 100, true));
            kit.followers.pricesMoved();
            counter.expectNothing();
            assertEquals(2, counter.blocks().size());
            counter.added("next");
            assertEquals(7, counter.look().view().round());
            assertEquals(2, counter.blocks().get(2).entries().size());
        }
    }

    @Test
    void a_started_follower_takes_what_the_board_has() {
        try (ShellKit kit = ShellKit.followingPrices()) {
            kit.prices.put(price(3, 100, true));
            Counter counter = kit.counter("a");
            kit.until("an opening", () -> counter.causes(Cause.Opening.class) == 1);
        }
    }

    @Test
    void one_that_has_stopped_follows_no_more() {
        try (ShellKit kit = ShellKit.followingPrices()) {
            Counter counter = kit.counter("a");
            Counter other = kit.counter("b");
            kit.quiet.await();
            assertEquals(2, kit.followers.size());
            counter.askToStop();
            counter.expectGone();
            other.crash();
            other.expectGone();
            kit.quiet.await();
            assertEquals(0, kit.followers.size());
        }
    }

    @Test
    void moving_prices_do_not_keep_a_flat_entity_in_memory() {
        try (ShellKit kit = ShellKit.followingPrices("quoin.entity.passivate-after = 1 s")) {
            Counter counter = kit.counter("a");
            counter.added("awake");
            for (int i = 0; i < 40; i++) {
                kit.followers.pricesMoved();
                kit.time.passes(Duration.ofMillis(50));
            }
            assertTrue(counter.passivations() > 0);
        }
    }

    @Test
    void who_looks_sees_the_newest_price_also_an_expired_one() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            kit.prices.put(price(9, 100, false));
            counter.added("awake");
            assertEquals(9, counter.look().view().boardRound());
            assertEquals(0, counter.look().view().round());
        }
    }

    @Test
    void a_law_that_throws_at_the_begin_of_a_block_blames_no_command() {
        try (ShellKit kit = ShellKit.followingPrices()) {
            Counter counter = kit.counter("a");
            counter.added("awake");
            kit.law.bombs.set(3);
            kit.prices.put(price(9, Gift.BOMB, true));
            counter.add("one");
            counter.add("two");
            kit.passes(Duration.ofMillis(100), Duration.ofSeconds(4), "decided", counter::hasMail);
            counter.answers(2).forEach(answer -> assertInstanceOf(Fate.Applied.class, answer.fate()));
            assertEquals(0, kit.law.bombs.get());
            assertEquals(1, counter.causes(Cause.Opening.class));
        }
    }

    private static BoardPrice price(long round, long price, boolean isLive) {
        return new BoardPrice(CounterLaw.UNDERLYING, round, price, 2, 0, isLive);
    }
}
