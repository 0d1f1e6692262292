package io.quoin.protocol.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.protocol.account.trading.Collateral;
import io.quoin.protocol.account.trading.MarketReplica;
import io.quoin.protocol.account.trading.NewestMarks;
import io.quoin.protocol.account.trading.Trading;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.AccountKeys;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Hinted;
import io.quoin.protocol.law.Parking;
import io.quoin.protocol.law.StandingHint;
import io.quoin.protocol.law.Waiting;
import io.quoin.protocol.line.FromMarket;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.line.LineSlots;
import io.quoin.protocol.line.MarginTerms;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An account and its markets, told line by line by the law alone: what happens, and after the bar what comes of it. All
 * amounts are units, and one lot at one price step is one unit; a position needs a tenth of its value. A, B and C are
 * markets of one underlying.
 */
final class Tale {
    private static final Money NO_FEE = Money.zero(Assets.USDC);

    private final AccountLaw law = new AccountLaw(Examples.PARAMETERS.withTransferFee(Rate.ZERO));
    private final TaleBoard board = new TaleBoard();
    private final Map<Address, List<Payload>> answers = new TreeMap<>();
    private MarginTerms terms = terms(Rate.ONE);
    private AccountState state =
            new AccountState.Open("alice", Examples.OWNER, Balances.EMPTY, AccountKeys.NONE, Trading.NONE);
    private long now = Examples.NOW;
    private @Nullable AccountCommand parked;
    private long parkedAt;

    /** Tells all lines. */
    static void tell(String lines) {
        Tale tale = new Tale();
        lines.lines().forEach(line -> {
            String[] parts = line.split("\\|", -1);
            List<String> words = List.of(parts[0].trim().split(" +"));
            assertEquals(parts[1].trim(), tale.happens(words), () -> "at: " + line);
        });
    }

    private static MarginTerms terms(Rate profitCounted) {
        return new MarginTerms(
                "X", Assets.USDC, 2, 6, Rate.parse("0.1"), Rate.parse("0.05"), profitCounted, Rate.ZERO, Rate.ZERO, 1);
    }

    private String happens(List<String> words) {
        switch (words.get(0)) {
            case "cash":
                return evolved(List.of(new AccountEvent.FaucetDrawn(money(number(words, 1)))));
            case "price":
                board.rounds.add(number(words, 1));
                return "";
            case "prices":
                board.isLive = words.get(1).equals("live");
                return "";
            case "scale":
                board.scale = Math.toIntExact(number(words, 1));
                return "";
            case "profit":
                terms = terms(Rate.parse(words.get(2)));
                return "";
            case "millis":
                now += number(words, 1);
                return law.nextDeadlineMillis(state) <= now ? evolved(law.due(state, facts())) : "";
            case "withdraw":
                return ask(new AccountCommand.Withdraw(money(number(words, 1))));
            case "send":
                return ask(new AccountCommand.Transfer("bob", money(number(words, 1))));
            case "close":
                return ask(new AccountCommand.Close());
            case "freeze":
                return ask(new AccountCommand.Freeze());
            case "unfreeze":
                return ask(new AccountCommand.Unfreeze());
            case "over":
                return decided(Parking.OVER);
            case "recalls":
                return recalls();
            case "free":
                return free();
            default:
                return market(new Address("market", words.get(0)), words);
        }
    }

    // ---- a market ---------------------------------------------------------------------------------------------------

    private String market(Address market, List<String> words) {
        switch (words.get(1)) {
            case "asks":
                return asked(market, words);
            case "settles":
                return settled(market, words);
            case "recalled":
                return heard(market, new FromMarket.Recalled(recallNumber() - (words.contains("before") ? 1 : 0)));
            case "answers":
                return answered(market, words);
            case "line":
                return String.valueOf(replica(market).line());
            default:
                throw new IllegalArgumentException(words.toString());
        }
    }

    /** {@code A answers at 10}; or {@code before}, what was asked earlier; or {@code ahead}, at a round the board has not. */
    private String answered(Address market, List<String> words) {
        long barrier = words.contains("before") ? parkedAt - 1 : parkedAt;
        long round = words.contains("ahead") ? board.round() + 1 : board.round();
        return heard(market, new FromMarket.BarrierAnswered(barrier, round, number(words, 3)));
    }

    /**
     * {@code A asks 50 for o1}, {@code 50+20} with a wish of 20 more, or {@code for none}; with {@code lowering} at the end, or
     * {@code late}, {@code short}, {@code first} (since the beginning) or {@code patient}.
     */
    private String asked(Address market, List<String> words) {
        MarketReplica known = open().trading().markets().find(market);
        long wanted = (known == null ? 0 : known.granted())
                + Long.parseLong(words.get(2).split("\\+")[0]);
        String order = words.get(4);
        String how = words.get(words.size() - 1);
        FromMarket.CreditAsk ask = new FromMarket.CreditAsk(
                order.equals("none") ? null : new CommandId("alice", order),
                wanted,
                wish(words.get(2)),
                !how.equals("lowering"),
                now + patience(how),
                terms,
                "");
        return hinted(market, ask);
    }

    private long patience(String how) {
        switch (how) {
            case "late":
                return 0;
            case "short":
                return 200;
            case "first":
                return Examples.NOW + 2_000 - now;
            case "patient":
                return 60_000;
            default:
                return 2_000;
        }
    }

    private static long wish(String amounts) {
        int plus = amounts.indexOf('+');
        return plus < 0 ? 0 : Long.parseLong(amounts.substring(plus + 1));
    }

    private String heard(Address market, Payload hint) {
        String came = hinted(market, hint);
        answers.computeIfAbsent(market, from -> new ArrayList<>()).add(hint);
        return parked == null ? came : joined(came, decided(Parking.MAY_PARK));
    }

    private String hinted(Address market, Payload hint) {
        Hinted<AccountEvent> hinted = law.hinted(state, market, hint, facts());
        String replies = hinted.replies().stream().map(Tale::word).collect(Collectors.joining(", "));
        String events = evolved(hinted.events());
        return joined(events, replies);
    }

    /** {@code A settles size 10 cost 100 consumed 10 at 9}; the slots in any order, the mark last. */
    private String settled(Address market, List<String> words) {
        Totals moved = Totals.ZERO;
        long mark = replica(market).mark();
        for (int at = 2; at + 1 < words.size(); at += 2) {
            long amount = number(words, at + 1);
            if (words.get(at).equals("at")) {
                mark = amount;
            } else {
                moved = moved.plus(slot(words.get(at)), amount);
            }
        }
        FromMarket.PositionReport report = new FromMarket.PositionReport(terms, board.round(), mark);
        String came = evolved(law.settle(state, market, moved, report, facts()));
        return parked == null ? came : joined(came, decided(Parking.MAY_PARK));
    }

    private static int slot(String word) {
        switch (word) {
            case "realised":
                return LineSlots.REALISED;
            case "fees":
                return LineSlots.FEES;
            case "funding":
                return LineSlots.FUNDING;
            case "consumed":
                return LineSlots.CONSUMED;
            case "returned":
                return LineSlots.RETURNED;
            case "size":
                return LineSlots.SIZE;
            default:
                return LineSlots.COST;
        }
    }

    private String recalls() {
        return law.standingHints(state).stream().map(Tale::word).collect(Collectors.joining(", "));
    }

    private long recallNumber() {
        if (parked != null) {
            return parkedAt;
        }
        List<StandingHint> recalls = law.standingHints(state);
        return recalls.isEmpty() ? 0 : ((FromParty.Recall) recalls.get(0).payload()).recall();
    }

    // ---- a command --------------------------------------------------------------------------------------------------

    private String ask(AccountCommand command) {
        parked = command;
        parkedAt = now;
        answers.clear();
        return decided(Parking.MAY_PARK);
    }

    private String decided(Parking parking) {
        Decision<AccountEvent> decision = law.decide(
                state,
                Objects.requireNonNull(parked),
                facts().withWaiting(new Waiting(parking, parkedAt, parkedAt + 5_000, this::answer))
                        .deciding(Examples.ORDER));
        if (decision instanceof Decision.Parked<AccountEvent> waits) {
            return waits.asks().entrySet().stream()
                    .map(ask -> word(new StandingHint(ask.getKey(), ask.getValue())))
                    .collect(Collectors.joining(", ", "waits: ", ""));
        }
        parked = null;
        return decision instanceof Decision.Accepted<AccountEvent> accepted
                ? evolved(accepted.events())
                : ((Decision.Refused<AccountEvent>) decision).rule().name();
    }

    private @Nullable Payload answer(Address peer, Class<? extends Payload> kind) {
        Payload latest = null;
        for (Payload answer : answers.getOrDefault(peer, List.of())) {
            latest = kind.isInstance(answer) ? answer : latest;
        }
        return latest;
    }

    // ---- the account ------------------------------------------------------------------------------------------------

    private Facts facts() {
        Facts facts = Facts.at(now, 7, 0, false).withPrices(board);
        return parked == null ? facts : facts.withParked();
    }

    private String evolved(List<AccountEvent> events) {
        for (AccountEvent event : events) {
            state = law.evolve(state, event, Silence.INSTANCE);
        }
        return events.stream().map(Tale::word).collect(Collectors.joining(", "));
    }

    private String free() {
        return String.valueOf(Collateral.of(open().cash(), open().trading().markets(), new NewestMarks(board))
                .free());
    }

    private AccountState.Open open() {
        return (AccountState.Open) state;
    }

    private MarketReplica replica(Address market) {
        return Objects.requireNonNull(open().trading().markets().find(market));
    }

    private static Money money(long units) {
        return NO_FEE.plus(Money.ofUnits(Assets.USDC, units));
    }

    private static long number(List<String> words, int at) {
        return Long.parseLong(words.get(at));
    }

    // ---- words ------------------------------------------------------------------------------------------------------

    private static String joined(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + ", " + second;
    }

    private static String word(AccountEvent event) {
        if (event instanceof AccountEvent.LineGranted e) {
            return e.market().id() + " granted " + e.amount();
        } else if (event instanceof AccountEvent.DemandQueued e) {
            return e.demand().market().id() + " queued";
        } else if (event instanceof AccountEvent.DemandDropped e) {
            return e.market().id() + " dropped " + e.end();
        } else if (event instanceof AccountEvent.LineKept e) {
            return e.market().id() + " kept " + e.kept();
        } else if (event instanceof AccountEvent.FaucetDrawn) {
            return "";
        }
        return event.getClass().getSimpleName();
    }

    private static String word(StandingHint hint) {
        return hint.to().id() + " "
                + (hint.payload() instanceof FromParty.Recall recall ? "recall " + recall.amount() : "barrier");
    }

    private static String word(Payload reply) {
        FromParty.CreditRefused refused = (FromParty.CreditRefused) reply;
        return refused.reason() + (refused.shortfall() == 0 ? "" : " " + refused.shortfall());
    }
}
