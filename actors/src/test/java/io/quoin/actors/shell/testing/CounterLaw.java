package io.quoin.actors.shell.testing;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Outbound;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.law.Books;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Hinted;
import io.quoin.protocol.law.Law;
import io.quoin.protocol.law.Parking;
import io.quoin.protocol.law.Refusal;
import io.quoin.protocol.law.RefusalCategory;
import io.quoin.protocol.law.StandingHint;
import io.quoin.protocol.price.BoardPrice;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The law of a counter, with bombs: a law must never throw, and the shell must survive one that does. A counter may borrow of
 * another: then it waits, in memory, until the totals of the pair say that it has been lent enough.
 */
public final class CounterLaw implements Law<CounterState, CounterCommand, CounterEvent, Gift> {
    /** The underlying that counters follow. */
    public static final String UNDERLYING = "BTC";

    /** The rules. */
    public enum Rule implements Refusal {
        /** A counter only counts up. */
        AMOUNT_MUST_NOT_BE_NEGATIVE,
        /** It was not lent enough in time. */
        WAITED_IN_VAIN,
        /** Too many wait. */
        TOO_MANY_WAIT,
        /** Whom it asked said no. */
        LENDER_SAID_NO;

        @Override
        public RefusalCategory category() {
            return RefusalCategory.INVALID;
        }

        @Override
        public String sentence() {
            return "A counter may not: " + name();
        }
    }

    /** How often something fragile still throws. */
    public final AtomicInteger bombs = new AtomicInteger();

    @Override
    public CounterState initial(Address self) {
        return new CounterState();
    }

    @Override
    public Decision<CounterEvent> decide(CounterState state, CounterCommand command, Facts facts) {
        if (command instanceof CounterCommand.Add c) {
            return c.amount() < 0
                    ? Decision.refuse(Rule.AMOUNT_MUST_NOT_BE_NEGATIVE, c.amount() + " is negative")
                    : Decision.event(new CounterEvent.Added(c.amount()));
        } else if (command instanceof CounterCommand.Pad c) {
            return Decision.event(new CounterEvent.Padded("x".repeat(c.characters())));
        } else if (command instanceof CounterCommand.Give c) {
            return Decision.event(new CounterEvent.Given(c.to(), c.amount()));
        } else if (command instanceof CounterCommand.Move c) {
            return Decision.event(new CounterEvent.Moved(c.to(), c.kind(), c.amount()));
        } else if (command instanceof CounterCommand.Remind c) {
            return Decision.event(new CounterEvent.Reminded(c.atMillis()));
        } else if (command instanceof CounterCommand.Expose c) {
            return Decision.event(new CounterEvent.Exposed(c.isExposed()));
        } else if (command instanceof CounterCommand.Borrow c) {
            return borrow(state, c, facts);
        } else if (command instanceof CounterCommand.AddWhenConfirmed c) {
            return facts.lagMillis(c.peer()) == 0
                    ? Decision.event(new CounterEvent.Added(1))
                    : wait(c.peer(), new Word("are you there?"), c.untilMillis(), facts);
        } else if (command instanceof CounterCommand.Nap c) {
            return facts.parking() == Parking.OVER
                    ? Decision.event(new CounterEvent.Added(1))
                    : new Decision.Parked<>(new TreeMap<>(), c.untilMillis());
        } else if (command instanceof CounterCommand.Behave c) {
            return Decision.event(new CounterEvent.Behaved(c.manner()));
        } else if (command instanceof CounterCommand.Wish c) {
            return Decision.event(new CounterEvent.Wished(c.to(), c.text(), c.isWished()));
        } else if (command instanceof CounterCommand.Fragile) {
            explodeIfArmed();
            return Decision.event(new CounterEvent.Added(1));
        }
        throw new IllegalStateException("boom");
    }

    private Decision<CounterEvent> borrow(CounterState state, CounterCommand.Borrow command, Facts facts) {
        if (command.amount() == Gift.BOMB && state.credit > 0) {
            explodeIfArmed();
        }
        if (state.credit >= Math.abs(command.amount())) {
            return Decision.event(new CounterEvent.Borrowed(Math.abs(command.amount())));
        }
        Word answer = facts.answer(command.from(), Word.class);
        if (answer != null && answer.equals(Word.NO)) {
            return Decision.refuse(Rule.LENDER_SAID_NO);
        }
        Word ask = Word.need(command.amount(), facts.id().clientId());
        return wait(command.from(), ask, command.untilMillis(), facts);
    }

    private static Decision<CounterEvent> wait(Address peer, Word ask, long untilMillis, Facts facts) {
        switch (facts.parking()) {
            case OVER:
                return Decision.refuse(Rule.WAITED_IN_VAIN);
            case TOO_MANY:
                return Decision.refuse(Rule.TOO_MANY_WAIT);
            case MAY_PARK:
            default:
                return Decision.park(peer, ask, untilMillis);
        }
    }

    private void explodeIfArmed() {
        if (bombs.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("boom");
        }
    }

    @Override
    public List<CounterEvent> receive(CounterState state, Address from, Gift gift, Facts facts) {
        if (gift.amount() == Gift.BOMB) {
            explodeIfArmed();
        }
        return List.of(new CounterEvent.Received(from, gift.amount()));
    }

    @Override
    public List<CounterEvent> settle(
            CounterState state, Address from, Totals difference, @Nullable Payload position, Facts facts) {
        CounterEvent settled = new CounterEvent.Settled(from, difference.slot(0));
        long lent = difference.slot(1);
        return lent == 0 ? List.of(settled) : List.of(settled, new CounterEvent.Credited(from, lent));
    }

    @Override
    public Hinted<CounterEvent> hinted(CounterState state, Address from, Payload hint, Facts facts) {
        Word word = (Word) hint;
        if (!word.text().startsWith(Word.NEED)) {
            return word.equals(Word.NO) || state.heard.contains(word.text())
                    ? Hinted.nothing()
                    : Hinted.events(List.of(new CounterEvent.Heard(from, word.text())));
        }
        if (state.manner == Manner.REFUSE) {
            return Hinted.reply(Word.NO);
        }
        List<Payload> replies = state.manner == Manner.LEND_AND_TELL ? List.of(Word.LENT) : List.of();
        if (state.manner == Manner.DEAF || state.lentFor.contains(word.text())) {
            return new Hinted<>(List.of(), replies);
        }
        boolean isUrged = state.manner == Manner.LEND;
        CounterEvent lent = new CounterEvent.Lent(from, word.needed(), word.text(), isUrged);
        return new Hinted<>(List.of(lent), replies);
    }

    @Override
    public List<CounterEvent> opening(CounterState state, Facts facts) {
        BoardPrice price = facts.prices().latest(UNDERLYING);
        if (price == null || !price.isLive() || price.round() <= state.round) {
            return List.of();
        }
        if (price.price() == Gift.BOMB) {
            explodeIfArmed();
        }
        return List.of(new CounterEvent.Priced(price.round()));
    }

    @Override
    public List<StandingHint> standingHints(CounterState state) {
        return List.copyOf(state.wishes);
    }

    @Override
    public List<CounterEvent> due(CounterState state, Facts facts) {
        return state.reminders.headSet(facts.engineTimeMillis(), true).stream()
                .<CounterEvent>map(at -> new CounterEvent.Rang(at, facts.engineTimeMillis()))
                .toList();
    }

    @Override
    public CounterState evolve(CounterState state, CounterEvent event, Outbound outbound) {
        if (event instanceof CounterEvent.Added e) {
            state.total += e.amount();
        } else if (event instanceof CounterEvent.Given e) {
            state.total -= e.amount();
            outbound.send(e.to(), new Gift(e.amount()));
        } else if (event instanceof CounterEvent.Moved e) {
            state.total -= e.amount();
            outbound.move(e.to(), e.kind(), 0, e.amount());
        } else if (event instanceof CounterEvent.Reminded e) {
            state.reminders.add(e.atMillis());
        } else if (event instanceof CounterEvent.Rang e) {
            state.reminders.remove(e.atMillis());
            state.rang.add(e.engineTimeMillis());
        } else if (event instanceof CounterEvent.Exposed e) {
            state.isExposed = e.isExposed();
        } else if (event instanceof CounterEvent.Borrowed e) {
            state.credit -= e.amount();
            state.total += e.amount();
        } else if (event instanceof CounterEvent.Lent e) {
            state.total -= e.amount();
            state.lentFor.add(e.word());
            outbound.move(e.to(), PairKind.SETTLEMENT, 1, e.amount());
            if (e.isUrged()) {
                outbound.urge(e.to());
            }
        } else if (event instanceof CounterEvent.Credited e) {
            state.credit += e.amount();
        } else if (event instanceof CounterEvent.Behaved e) {
            state.manner = e.manner();
        } else if (event instanceof CounterEvent.Wished e) {
            StandingHint wish = new StandingHint(e.to(), new Word(e.text()));
            state.wishes.remove(wish);
            if (e.isWished()) {
                state.wishes.add(wish);
            }
        } else if (event instanceof CounterEvent.Heard e) {
            state.heard.add(e.text());
        } else if (event instanceof CounterEvent.Priced e) {
            state.round = e.round();
        } else if (event instanceof CounterEvent.Received e) {
            state.total += e.amount();
        } else if (event instanceof CounterEvent.Settled e) {
            state.total += e.amount();
        }
        return state;
    }

    @Override
    public long nextDeadlineMillis(CounterState state) {
        return state.reminders.isEmpty() ? NO_DEADLINE : state.reminders.first();
    }

    @Override
    public boolean isExposed(CounterState state) {
        return state.isExposed;
    }

    /** Counters keep no books. */
    static final class NoBooks implements Books<CounterState, Gift> {
        @Override
        public void held(CounterState state, ObjLongConsumer<String> units) {}

        @Override
        public void carried(Gift message, ObjLongConsumer<String> units) {}

        @Override
        public void moved(Address from, Address to, Totals totals, ObjLongConsumer<String> units) {}
    }
}
