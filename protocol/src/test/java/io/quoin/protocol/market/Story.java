package io.quoin.protocol.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.TimeInForce;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A story of one market, a line for each thing that happens: before the bar what is done or looked at, after it what it comes to.
 * After each line everything that is on its way arrives, everything that must hold is checked, and the journal is replayed.
 */
final class Story {
    final MarketBench bench;
    private int orders;

    Story() {
        this(new MarketBench());
    }

    Story(MarketBench bench) {
        this.bench = bench;
    }

    /** Begins with a market that trades at this price. */
    static Story at(String price) {
        Story story = new Story();
        story.bench.open();
        story.bench.price(Examples.price(price).units());
        return story;
    }

    void tell(String story) {
        for (String line : story.lines().toList()) {
            int bar = line.indexOf('|');
            assertEquals(
                    line.substring(bar + 1).trim(),
                    happens(List.of(line.substring(0, bar).trim().split(" +"))),
                    line);
            bench.check();
            bench.checkReplay();
        }
    }

    /** What this comes to. */
    String happens(List<String> words) {
        String first = words.get(0);
        if (first.equals("price")) {
            if (words.get(1).equals("expires")) {
                bench.priceExpires();
                return "";
            }
            if (words.contains("scale")) {
                bench.priceInScale(Long.parseLong(words.get(1)), Integer.parseInt(words.get(3)));
                return told();
            }
            bench.price(Examples.price(words.get(1)).units());
            return told();
        }
        if (first.equals("book")) {
            return book();
        }
        if (words.get(words.size() - 1).equals("pass")) {
            bench.pass(Long.parseLong(first));
            return told();
        }
        if (first.equals("operator")) {
            return bench.operator(new MarketCommand.SetState(InstrumentState.valueOf(words.get(2))));
        }
        if (words.size() == 2) {
            String outcome = bench.outcome(new CommandId(first, words.get(1)));
            if (!outcome.equals("?")) {
                return outcome;
            }
        }
        return words.size() == 1 ? party(first) : does(first, words);
    }

    /** The events of the last block, after which everything comes to rest. */
    private String told() {
        String told = bench.lastEvents().stream().map(Story::word).collect(Collectors.joining(", "));
        bench.calm();
        return told;
    }

    private String does(String name, List<String> words) {
        FakeAccount account = words.get(1).equals("of") ? bench.account(name, words.get(2)) : bench.account(name);
        switch (words.get(1)) {
            case "of":
                account.free = Money.parse(words.get(5), Assets.USDC).units();
                return "";
            case "may":
                account.free = Money.parse(words.get(3), Assets.USDC).units();
                return "";
            case "is":
                account.isSilent = words.get(2).equals("silent");
                return "";
            case "freezes":
                bench.arrive(account.freeze(true));
                return told();
            case "thaws":
                bench.arrive(account.freeze(false));
                return told();
            case "recalls":
                bench.arrive(
                        account.recall(Money.parse(words.get(2), Assets.USDC).units()));
                return told();
            case "raises":
                bench.arrive(account.barrier());
                return told();
            case "opens":
                return submit(
                        account,
                        "",
                        new MarketCommand.OpenSession(
                                Examples.fingerprint(account.owner), Money.parse(words.get(2), Assets.USDC)));
            case "cancels":
                return submit(
                        account,
                        "",
                        new MarketCommand.Cancel(Examples.fingerprint(account.owner), OrderRef.of(words.get(2))));
            default:
                return place(account, words);
        }
    }

    /** {@code alice buys 2 at 99 ioc}; {@code alice sells 1 at market fok}; the orders of a story are called c1, c2 ... */
    private String place(FakeAccount account, List<String> words) {
        orders++;
        boolean isMarket = words.get(4).equals("market");
        TimeInForce force = isMarket ? TimeInForce.IMMEDIATE_OR_CANCEL : TimeInForce.GOOD_TIL_CANCELLED;
        if (words.contains("ioc")) {
            force = TimeInForce.IMMEDIATE_OR_CANCEL;
        } else if (words.contains("fok")) {
            force = TimeInForce.FILL_OR_KILL;
        }
        Price price = isMarket ? bound(words) : Examples.price(words.get(4));
        MarketCommand.Place order = new MarketCommand.Place(
                Examples.fingerprint(account.owner),
                words.get(1).equals("buys") ? Side.BUY : Side.SELL,
                isMarket ? OrderType.MARKET : OrderType.LIMIT,
                price,
                Examples.size(words.get(2)),
                force,
                words.contains("post-only"),
                words.contains("reduce-only"),
                "");
        return submit(account, "c" + orders, order);
    }

    private static @Nullable Price bound(List<String> words) {
        int to = words.indexOf("to");
        return to < 0 ? null : Examples.price(words.get(to + 1));
    }

    private String submit(FakeAccount account, String clientId, MarketCommand command) {
        String id = clientId.isEmpty() ? "x" + bench.outcomes().size() : clientId;
        CommandId command2 = new CommandId(account.address.id(), id);
        bench.submit(account.address.id(), id, command);
        String told = "";
        while (bench.outcome(command2).equals("PARKED") && !bench.network().isEmpty()) {
            bench.deliver(bench.network().removeFirst());
        }
        if (bench.outcome(command2).equals("APPLIED")) {
            told = bench.lastEvents().stream()
                    .filter(event -> !(event instanceof MarketEvent.LineGranted)
                            && !(event instanceof MarketEvent.LineTermsChanged)
                            && !(event instanceof MarketEvent.Marked))
                    .map(Story::word)
                    .collect(Collectors.joining(", "));
        }
        bench.calm();
        return told.isEmpty() ? bench.outcome(command2) : told;
    }

    // ---- words ------------------------------------------------------------------------------------------------------

    private static String word(MarketEvent event) {
        InstrumentTerms terms = Examples.terms();
        if (event instanceof MarketEvent.OrderPlaced e) {
            StringBuilder word = new StringBuilder(e.order().clientId());
            for (Fill fill : e.fills()) {
                word.append(" trades ")
                        .append(terms.size(fill.lots()))
                        .append(" at ")
                        .append(terms.price(fill.ticks()));
                word.append(" with ").append(fill.makerAccount());
            }
            word.append(e.rests() > 0 ? " rests " + terms.size(e.rests()) : "");
            return word.append(e.cancelled() == null ? "" : " ends " + e.cancelled())
                    .toString();
        }
        if (event instanceof MarketEvent.OrderCancelled e) {
            return e.account() + " loses " + terms.size(e.lots()) + " " + e.reason();
        }
        if (event instanceof MarketEvent.LineReturned e) {
            return e.account() + " gets back " + money(e.amount()) + " " + e.reason();
        }
        if (event instanceof MarketEvent.Uncovered e) {
            return e.account() + " uncovered by " + money(e.required() - e.line());
        }
        return event.getClass().getSimpleName();
    }

    private String book() {
        MarketView.Depth depth = (MarketView.Depth) bench.look(new MarketQuery.Depth(10));
        return levels(depth.bids()) + " / " + levels(depth.asks());
    }

    private static String levels(List<MarketView.Level> levels) {
        return levels.isEmpty()
                ? "-"
                : levels.stream()
                        .map(level -> level.size() + " at " + level.price())
                        .collect(Collectors.joining(", "));
    }

    private String party(String name) {
        MarketView.OfParty view = (MarketView.OfParty) bench.look(new MarketQuery.OfParty(name));
        Quantity size = view.size();
        return size + " for " + view.cost().amountText() + ", line "
                + view.line().amountText() + " of which "
                + view.required().amountText() + ", realised " + view.realised().amountText() + ", fees "
                + view.fees().amountText();
    }

    private static String money(long units) {
        return Money.ofUnits(Assets.USDC, units).amountText();
    }
}
