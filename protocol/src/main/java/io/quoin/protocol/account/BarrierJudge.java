package io.quoin.protocol.account;

import io.quoin.protocol.account.trading.Collateral;
import io.quoin.protocol.account.trading.MarketReplica;
import io.quoin.protocol.account.trading.Markets;
import io.quoin.protocol.account.trading.NewestMarks;
import io.quoin.protocol.account.trading.WorstCase;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Parking;
import io.quoin.protocol.line.FromMarket;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.price.PriceRange;
import io.quoin.protocol.price.RoundRange;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Wide;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What must not be decided on what the account knows alone: a payment out, and closing. A market may have filled orders that
 * the account has not heard of; so each market with a position or a line is asked to say what there is (a barrier), what
 * their pairs say has come in when they have answered, and the command waits until then.
 *
 * <p>Each position is then valued at the worst price since its market's answer. A fill that has happened since took of the
 * line what its margin needs at its round; so if the account could pay at every round since the answer, it could pay just
 * before that fill, and the fill is as good as before. Valuing at the present round alone would pay out what was lost in a
 * dip that has passed, at positions that were closed in it.
 *
 * <p>If what is free does not do, but the lines of markets would make up for it, these are recalled.
 */
final class BarrierJudge {
    /** How long a command waits for the markets at most, milliseconds. */
    static final long WAITS_MAX_MILLIS = 2_000;

    private final AccountState.Open account;
    private final Markets markets;
    private final Facts facts;

    BarrierJudge(AccountState.Open account, Facts facts) {
        this.account = account;
        this.markets = account.trading().markets();
        this.facts = facts;
    }

    // ---- a payment out ----------------------------------------------------------------------------------------------

    /**
     * Whether this much may leave the account, fee included.
     *
     * @param event what it comes to if it may
     * @param insufficient what is said if the balance does not cover it
     */
    Decision<AccountEvent> pay(Money amount, Money fee, AccountEvent event, String insufficient) {
        NewestMarks marks = new NewestMarks(facts.prices());
        if (account.cash() < 0) {
            return Decision.refuse(
                    AccountRefusal.CASH_NEGATIVE,
                    "The collateral cash is " + account.balances().of(Collateral.ASSET) + ": nothing is paid out.");
        }
        String stale = marks.stale(markets);
        if (stale != null) {
            return Decision.refuse(AccountRefusal.PRICE_STALE, "There is no live price of " + stale + ".");
        }
        SortedMap<Address, Payload> unanswered = barriers(false);
        if (!unanswered.isEmpty() && mayWait()) {
            return park(unanswered);
        }
        if (!covers(account.balances().of(amount.asset()), amount, fee)) {
            return Decision.refuse(AccountRefusal.BALANCE_INSUFFICIENT, insufficient);
        }
        long needed = amount.asset().equals(Collateral.ASSET) ? Wide.plus(amount.units(), fee.units()) : 0;
        long free = unanswered.isEmpty()
                ? WorstCase.free(account.cash(), markets, this::since)
                : Collateral.of(account.cash(), markets, marks).free();
        if (needed > free) {
            return recall(Wide.minus(needed, free));
        }
        return unanswered.isEmpty() ? Decision.event(event) : unheard();
    }

    /** Whether a balance covers both; their sum may be beyond 64 bits. */
    private static boolean covers(Money balance, Money amount, Money fee) {
        return !balance.isLessThan(amount) && !balance.minus(amount).isLessThan(fee);
    }

    /** So much is missing: markets are asked for what they do not need, if that could do. */
    private Decision<AccountEvent> recall(long missing) {
        SortedMap<Address, Payload> recalls = new TreeMap<>();
        long recallable = 0;
        for (int at = 0; at < markets.count(); at++) {
            Address market = markets.address(at);
            long line = markets.replica(at).setAside();
            if (line > 0 && !hasAnsweredRecall(market)) {
                recallable = Wide.plus(recallable, line);
                recalls.put(market, new FromParty.Recall(number(), Math.min(line, missing)));
            }
        }
        return recallable >= missing && mayWait()
                ? park(recalls)
                : Decision.refuse(
                        AccountRefusal.COLLATERAL_INSUFFICIENT,
                        "The collateral that is free falls short by " + new Money(Collateral.ASSET, missing) + ".");
    }

    // ---- closing ----------------------------------------------------------------------------------------------------

    /** Whether every market that the account ever traded in has said that nothing is left; it is known of none that any is. */
    Decision<AccountEvent> close() {
        SortedMap<Address, Payload> unanswered = barriers(true);
        if (unanswered.isEmpty()) {
            return Decision.event(new AccountEvent.Closed());
        }
        return mayWait() ? park(unanswered) : unheard();
    }

    // ---- waiting ----------------------------------------------------------------------------------------------------

    /** What the markets are asked that have not answered; those where there is nothing too, if told so. */
    private SortedMap<Address, Payload> barriers(boolean isOfAll) {
        SortedMap<Address, Payload> asks = new TreeMap<>();
        markets.forEach((market, replica) -> {
            if ((isOfAll || !replica.isFlat()) && !isHeard(market, replica)) {
                asks.put(market, new FromParty.Barrier(number()));
            }
        });
        return asks;
    }

    private boolean isHeard(Address market, MarketReplica replica) {
        return answer(market) != null && (replica.size() == 0 || range(market, replica) != null);
    }

    private FromMarket.@Nullable BarrierAnswered answer(Address market) {
        FromMarket.BarrierAnswered answer = facts.answer(market, FromMarket.BarrierAnswered.class);
        return answer != null && answer.barrier() >= number() ? answer : null;
    }

    private boolean hasAnsweredRecall(Address market) {
        FromMarket.Recalled answer = facts.answer(market, FromMarket.Recalled.class);
        return answer != null && answer.recall() >= number();
    }

    /** Barriers and recalls are named by when the command began to wait: that rises, and stays the same while it waits. */
    private long number() {
        return facts.waitingSinceMillis();
    }

    private boolean mayWait() {
        return facts.parking() == Parking.MAY_PARK;
    }

    private Decision<AccountEvent> park(SortedMap<Address, Payload> asks) {
        return new Decision.Parked<>(asks, facts.waitingSinceMillis() + WAITS_MAX_MILLIS);
    }

    private Decision<AccountEvent> unheard() {
        return Decision.refuse(
                facts.parking() == Parking.TOO_MANY
                        ? AccountRefusal.TOO_MANY_PARKED
                        : AccountRefusal.BARRIER_UNANSWERED);
    }

    // ---- prices -----------------------------------------------------------------------------------------------------

    private PriceRange since(Address market, MarketReplica replica) {
        PriceRange range = range(market, replica);
        if (range == null) {
            throw new IllegalStateException(account.id() + " values " + market + " before it has answered");
        }
        return range;
    }

    /**
     * The prices since the market answered: the board's of that round and all later ones, the one at which the market stood
     * and that of the last settlement. Null if the board does not remember back so far; then the market must answer again.
     */
    private @Nullable PriceRange range(Address market, MarketReplica replica) {
        FromMarket.BarrierAnswered answer = answer(market);
        if (answer == null) {
            return null;
        }
        PriceRange stood =
                new PriceRange(Math.min(answer.mark(), replica.mark()), Math.max(answer.mark(), replica.mark()));
        String underlying = replica.terms().underlying();
        BoardPrice latest = facts.prices().latest(underlying, replica.terms().priceScale());
        if (latest == null || latest.round() < answer.round()) {
            return stood; // The board of this node is behind the market's.
        }
        RoundRange board = facts.prices().since(underlying, answer.round());
        return board == null
                ? null
                : new PriceRange(Math.min(stood.lowest(), board.lowest()), Math.max(stood.highest(), board.highest()));
    }
}
