package io.quoin.persistence.market;

import io.quoin.persistence.forensics.Past;
import io.quoin.persistence.forensics.TapeLine;
import io.quoin.persistence.forensics.Teller;
import io.quoin.persistence.forensics.Words;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.line.FromParty.LineTerms;
import io.quoin.protocol.market.Fill;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.Order;
import io.quoin.protocol.market.OrderId;
import io.quoin.protocol.market.OrderType;
import io.quoin.protocol.market.book.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells a market's journal as its tape: every order, trade, cancel, change of state and move of a line, in decimals. The market's
 * terms come from its {@code Created} event, wherever the tape begins; the order that a cancel names is looked up where its id
 * says it stands.
 */
public final class MarketTeller implements Teller<MarketEvent>, MarketEvent.Cases<List<TapeLine>> {
    private static final String PARTY = "%-12s  ";
    private static final int ORDERS_REMEMBERED_MAX = 65_536;

    private final Address market;
    private final Past<MarketEvent> past;
    private final Map<Long, Order> orders = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Order> eldest) {
            return size() > ORDERS_REMEMBERED_MAX;
        }
    };
    private @Nullable InstrumentTerms terms;
    private final MarketDecimals decimals;

    /** The teller of this market's journal. */
    public MarketTeller(Address market, Past<MarketEvent> past) {
        this.market = market;
        this.past = past;
        past.read(1, Long.MAX_VALUE, this::isBeforeCreation);
        this.decimals = new MarketDecimals(terms);
    }

    private boolean isBeforeCreation(Block<MarketEvent> block) {
        for (Entry<MarketEvent> entry : block.entries()) {
            for (MarketEvent event : entry.events()) {
                if (event instanceof MarketEvent.Created created) {
                    terms = created.terms();
                }
            }
        }
        return terms == null;
    }

    @Override
    public List<String> heading() {
        return List.of(
                terms == null
                        ? market + " was never created: whatever it was asked to do was refused."
                        : terms.name() + " " + nature(terms) + ".");
    }

    private static String nature(InstrumentTerms terms) {
        return "follows " + terms.underlying() + " and settles in "
                + terms.settlement().code() + "; tick " + terms.tick() + ", lot " + terms.lot() + "; maker fee "
                + terms.makerFee() + ", taker fee " + terms.takerFee();
    }

    @Override
    public List<TapeLine> tell(MarketEvent event) {
        return event.fold(this);
    }

    // ---- the market -------------------------------------------------------------------------------------------------

    @Override
    public List<TapeLine> created(MarketEvent.Created event) {
        InstrumentTerms made = event.terms();
        return one(
                "CREATED",
                nature(made) + "; orders of " + made.smallestOrder() + " to " + made.largestOrder() + " at up to "
                        + made.highestPrice() + ", within " + made.band() + " of the index; margin "
                        + made.initialMargin() + " and " + made.maintenanceMargin() + ", profit counted "
                        + made.profitCounted() + "; version " + made.parameterVersion());
    }

    @Override
    public List<TapeLine> stateChanged(MarketEvent.StateChanged event) {
        return one("STATE", event.state().name());
    }

    @Override
    public List<TapeLine> marked(MarketEvent.Marked event) {
        return one("MARK", decimals.mark(event.mark()) + ", round " + event.round());
    }

    // ---- lines ------------------------------------------------------------------------------------------------------

    @Override
    public List<TapeLine> lineTermsChanged(MarketEvent.LineTermsChanged event) {
        LineTerms line = event.terms();
        int keys = line.keys().size();
        return party(
                "TERMS",
                event.account(),
                (line.isFrozen() ? "frozen, " : "") + "owner " + Words.of(line.owner()) + ", " + keys
                        + (keys == 1 ? " key" : " keys") + ", auth epoch " + line.authEpoch());
    }

    @Override
    public List<TapeLine> lineGranted(MarketEvent.LineGranted event) {
        return party("GRANT", event.account(), "line " + decimals.signed(event.amount()));
    }

    @Override
    public List<TapeLine> lineReturned(MarketEvent.LineReturned event) {
        return party(
                "RETURN",
                event.account(),
                "line " + decimals.signed(-event.amount()) + ", "
                        + event.reason().name());
    }

    @Override
    public List<TapeLine> sessionOpened(MarketEvent.SessionOpened event) {
        return party("SESSION", event.account(), "keeps its line ready");
    }

    @Override
    public List<TapeLine> uncovered(MarketEvent.Uncovered event) {
        return party(
                "UNCOVERED",
                event.account(),
                "its orders require " + decimals.money(event.required()) + ", its line is "
                        + decimals.money(event.line()) + "; its youngest go from " + Words.time(event.untilMillis())
                        + " on");
    }

    @Override
    public List<TapeLine> barrierHeard(MarketEvent.BarrierHeard event) {
        return party("BARRIER", event.account(), "barrier " + event.barrier() + " heard");
    }

    // ---- orders -----------------------------------------------------------------------------------------------------

    @Override
    public List<TapeLine> orderPlaced(MarketEvent.OrderPlaced event) {
        Order order = event.order();
        orders.put(order.id(), order);
        List<TapeLine> lines = new ArrayList<>();
        lines.add(TapeLine.of("ORDER", stands(order, order.lots()) + "  " + outcome(event)));
        for (int number = 0; number < event.fills().size(); number++) {
            lines.add(new TapeLine(number, "TRADE", trade(order, event.fills().get(number))));
        }
        return lines;
    }

    private String stands(Order order, long lots) {
        return String.format(Locale.ROOT, PARTY, order.account()) + side(order.side()) + "  " + decimals.size(lots)
                + " @ " + decimals.price(order.limitTicks());
    }

    private static String side(Side side) {
        return side == Side.BUY ? "buy " : "sell";
    }

    private String outcome(MarketEvent.OrderPlaced event) {
        Order order = event.order();
        StringBuilder text = new StringBuilder(kind(order));
        long traded = event.fills().stream().mapToLong(Fill::lots).sum();
        long rest = order.lots() - traded - event.rests();
        if (traded > 0) {
            text.append(", traded ").append(decimals.sizeText(traded));
        }
        if (event.rests() > 0) {
            text.append(", rests ").append(decimals.sizeText(event.rests()));
        }
        if (event.cancelled() != null) {
            text.append(", cancelled ").append(decimals.sizeText(rest)).append(' ');
            text.append(event.cancelled().name());
        }
        if (event.returned() != 0) {
            text.append(", line ").append(decimals.signed(-event.returned()));
        }
        return order.label().isEmpty()
                ? text.toString()
                : text.append(", label \"").append(order.label()).append('"').toString();
    }

    private static String kind(Order order) {
        String force = switch (order.force()) {
            case GOOD_TIL_CANCELLED -> " gtc";
            case IMMEDIATE_OR_CANCEL -> " ioc";
            case FILL_OR_KILL -> " fok";
        };
        return (order.type() == OrderType.MARKET ? "market" : "limit")
                + force
                + (order.isPostOnly() ? " post-only" : "")
                + (order.isReduceOnly() ? " reduce-only" : "");
    }

    private String trade(Order taker, Fill fill) {
        String price = String.format(Locale.ROOT, PARTY, taker.account()) + side(taker.side()) + "  "
                + decimals.size(fill.lots()) + " @ " + decimals.price(fill.ticks());
        String text = price + "  against " + fill.makerAccount() + " " + new OrderId(fill.maker()) + ", fees "
                + both(fill.takerFee(), fill.makerFee()) + ", line used "
                + both(fill.takerConsumed(), fill.makerConsumed());
        if (fill.takerRealised() != 0 || fill.makerRealised() != 0) {
            text += ", realised " + both(fill.takerRealised(), fill.makerRealised());
        }
        return fill.makerReturned() == 0 ? text : text + ", maker's line " + decimals.signed(-fill.makerReturned());
    }

    /** The taker's and the maker's. */
    private String both(long taker, long maker) {
        return decimals.amount(taker) + " / " + decimals.amount(maker);
    }

    @Override
    public List<TapeLine> orderCancelled(MarketEvent.OrderCancelled event) {
        OrderId id = new OrderId(event.order());
        Order order = find(id);
        return one(
                "CANCEL",
                (order == null
                                ? String.format(Locale.ROOT, PARTY, event.account()) + decimals.size(event.lots())
                                : stands(order, event.lots()))
                        + "  of " + id + ", " + event.reason().name());
    }

    private @Nullable Order find(OrderId id) {
        if (!orders.containsKey(id.packed())) {
            past.read(id.height(), id.height(), block -> {
                if (id.index() < block.entries().size()) {
                    block.entries().get(id.index()).events().forEach(this::remember);
                }
                return false;
            });
        }
        return orders.get(id.packed());
    }

    private void remember(MarketEvent event) {
        if (event instanceof MarketEvent.OrderPlaced placed) {
            orders.put(placed.order().id(), placed.order());
        }
    }

    // ---- lines of the tape ------------------------------------------------------------------------------------------

    private static List<TapeLine> one(String word, String text) {
        return List.of(TapeLine.of(word, text));
    }

    private static List<TapeLine> party(String word, String account, String text) {
        return one(word, String.format(Locale.ROOT, PARTY, account) + text);
    }
}
