package io.quoin.protocol.market.book;

import io.quoin.protocol.market.naive.NaiveBook.Resting;
import java.util.ArrayList;
import java.util.List;

/** What a book says of its orders, as lists. */
record Reading(OrderBook book) {
    static Resting order(OrderBook book, int slot) {
        return new Resting(
                book.id(slot),
                book.party(slot),
                book.owner(slot),
                book.side(slot) == Side.BUY,
                book.ticks(slot),
                book.lots(slot));
    }

    List<Resting> inOrder() {
        List<Resting> all = new ArrayList<>();
        for (Side side : Side.values()) {
            for (int level = book.bestLevel(side); level != OrderBook.NONE; level = book.worse(level)) {
                for (int slot = book.firstOf(level); slot != OrderBook.NONE; slot = book.behind(slot)) {
                    all.add(order(book, slot));
                }
            }
        }
        return all;
    }

    List<Resting> ofParty(int party) {
        List<Resting> all = new ArrayList<>();
        for (int slot = book.oldestOf(party); slot != OrderBook.NONE; slot = book.younger(slot)) {
            all.add(order(book, slot));
        }
        return all;
    }

    List<Resting> ofPartyYoungestFirst(int party) {
        List<Resting> all = new ArrayList<>();
        for (int slot = book.youngestOf(party); slot != OrderBook.NONE; slot = book.older(slot)) {
            all.add(order(book, slot));
        }
        return all;
    }
}
