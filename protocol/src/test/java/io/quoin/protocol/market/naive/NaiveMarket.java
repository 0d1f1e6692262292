package io.quoin.protocol.market.naive;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A market by its rules and nothing else, where nobody lacks credit: who may do what in which state, what an order must be, whom
 * it trades with, at what fees, and what becomes of orders that may only reduce. Lists are walked from end to end, numbers
 * are decimal, and rules are words in the order in which they are named.
 */
public final class NaiveMarket {
    private final TreeMap<String, NaiveKeys> accounts = new TreeMap<>();
    private final TreeMap<String, BigDecimal> positions = new TreeMap<>();
    private final TreeMap<String, BigDecimal> fees = new TreeMap<>();

    /** Open orders as they came. */
    private final List<NaiveOrder> orders = new ArrayList<>();

    private String state = "NONE";
    private @Nullable NaiveTerms terms;
    private @Nullable BigDecimal index;
    private boolean isLive;
    private long numbers;
    private int passedOver;
    private int limited;

    // ---- who there is, and the price --------------------------------------------------------------------------------

    /** An account of this owner, who trades with his own key. */
    public void introduce(String account, String owner) {
        accounts.put(account, new NaiveKeys(owner));
    }

    /** The account lets this key trade until then. */
    public void trust(String account, String key, long untilMillis) {
        account(account).trusts(key, untilMillis);
    }

    /** The account lets this key trade no more. What rests, rests. */
    public void revoke(String account, String key) {
        account(account).trustsNoMore(key);
    }

    /** The account trades nothing more and loses its orders, or trades again. */
    public List<NaiveFate.Loss> freeze(String account, boolean isFrozen) {
        account(account).isFrozen = isFrozen;
        return isFrozen ? lose(ordersOf(account).toList(), "FROZEN") : List.of();
    }

    /** A live price of the index. One above the highest price is none. */
    public void price(BigDecimal price) {
        isLive = price.compareTo(terms().highestPrice()) <= 0;
        index = isLive ? price : index;
    }

    /** The last price of the index holds no longer. */
    public void priceExpires() {
        isLive = false;
    }

    // ---- commands ---------------------------------------------------------------------------------------------------

    public NaiveFate create(String by, NaiveTerms wanted) {
        if (!by.equals("system.operator")) {
            return NaiveFate.refused("NOT_OPERATOR");
        } else if (is("NONE")) {
            terms = wanted;
            state = "CREATED";
            return NaiveFate.accepted(List.of());
        }
        return wanted.equals(terms)
                ? NaiveFate.accepted(List.of())
                : NaiveFate.refused("MARKET_EXISTS_WITH_DIFFERENT_TERMS");
    }

    public NaiveFate setState(String by, String wanted) {
        if (!by.equals("system.operator")) {
            return NaiveFate.refused("NOT_OPERATOR");
        } else if (is("NONE")) {
            return NaiveFate.refused("MARKET_NOT_CREATED");
        } else if (is(wanted)) {
            return NaiveFate.accepted(List.of());
        } else if (wanted.equals("CREATED")) {
            return NaiveFate.refused("STATE_NOT_REACHABLE");
        } else if (wanted.equals("CLOSED") && positions.values().stream().anyMatch(held -> held.signum() != 0)) {
            return NaiveFate.refused("POSITIONS_OPEN");
        } else if (is("CLOSED")) {
            return NaiveFate.refused("MARKET_CLOSED");
        }
        state = wanted;
        return NaiveFate.accepted(List.of());
    }

    /** What is lost as soon as the market is closed. */
    public List<NaiveFate.Loss> closing() {
        return is("CLOSED") ? lose(List.copyOf(orders), "MARKET_CLOSED") : List.of();
    }

    public NaiveFate place(NaiveAsk ask, long nowMillis) {
        NaivePlacing placing = new NaivePlacing(this, ask, nowMillis);
        String rule = placing.broken();
        if (rule != null) {
            return NaiveFate.refused(rule);
        }
        NaiveOrder taker = placing.order();
        NaiveMatching matching = placing.matching();
        numbers++;
        List<NaiveFate.Trade> trades =
                matching.meetings.stream().map(met -> trade(taker, met)).toList();
        String why = matching.why;
        if (taker.left.signum() > 0 && why == null && !ask.rests()) {
            why = "IMMEDIATE";
        }
        boolean rests = taker.left.signum() > 0 && why == null;
        if (rests) {
            orders.add(taker);
        }
        passedOver += matching.passedOver;
        limited += matching.limited;
        BigDecimal resting = rests ? taker.left : BigDecimal.ZERO;
        BigDecimal cancelled = taker.left.subtract(resting);
        return new NaiveFate(taker.number, null, trades, resting, cancelled, why, trim());
    }

    /** Cancels the order of this number. */
    public NaiveFate cancel(String account, String key, long number, long nowMillis) {
        List<NaiveOrder> meant =
                ordersOf(account).filter(order -> order.number == number).toList();
        return cancel(account, key, meant, nowMillis);
    }

    /** Cancels the open order that was placed under this client's id. */
    public NaiveFate cancel(String account, String key, String clientId, long nowMillis) {
        List<NaiveOrder> meant = ordersOf(account)
                .filter(order -> order.clientId.equals(clientId))
                .toList();
        return cancel(account, key, meant, nowMillis);
    }

    private NaiveFate cancel(String account, String key, List<NaiveOrder> meant, long nowMillis) {
        if (isReserved(account)) {
            return NaiveFate.refused("RESERVED_ID");
        } else if (is("NONE")) {
            return NaiveFate.refused("MARKET_NOT_CREATED");
        } else if (account(account).isFrozen) {
            return NaiveFate.refused("ACCOUNT_FROZEN");
        } else if (!account(account).mayTrade(key, nowMillis)) {
            return NaiveFate.refused("KEY_NOT_AUTHORISED");
        } else if (meant.isEmpty()) {
            return NaiveFate.refused("ORDER_NOT_FOUND");
        }
        return NaiveFate.accepted(lose(meant, "ASKED"));
    }

    /** Has so much line ready. */
    public NaiveFate openSession(String account, String key, BigDecimal line, String asset, long nowMillis) {
        if (isReserved(account)) {
            return NaiveFate.refused("RESERVED_ID");
        } else if (!is("TRADING") && !is("POST_ONLY")) {
            return NaiveFate.refused(
                    is("NONE") ? "MARKET_NOT_CREATED" : is("CREATED") ? "MARKET_NOT_OPENED" : "MARKET_" + state);
        } else if (line.signum() <= 0 || !asset.equals("USDC")) {
            return NaiveFate.refused("AMOUNT_MUST_BE_POSITIVE");
        } else if (line.compareTo(terms().lineMax()) > 0) {
            return NaiveFate.refused("LINE_TOO_LARGE");
        } else if (account(account).isFrozen) {
            return NaiveFate.refused("ACCOUNT_FROZEN");
        } else if (!account(account).mayTrade(key, nowMillis)) {
            return NaiveFate.refused("KEY_NOT_AUTHORISED");
        }
        return NaiveFate.accepted(List.of());
    }

    // ---- what happens -----------------------------------------------------------------------------------------------

    private NaiveFate.Trade trade(NaiveOrder taker, NaiveMatching.Meeting met) {
        NaiveOrder maker = met.maker();
        BigDecimal worth = maker.limit.multiply(met.size());
        BigDecimal takerFee = taker.pays(worth, terms().takerFee(), terms().unitScale());
        BigDecimal makerFee = maker.pays(worth, terms().makerFee(), terms().unitScale());
        trades(taker, met.size(), takerFee);
        trades(maker, met.size(), makerFee);
        return new NaiveFate.Trade(maker.number, maker.limit, met.size(), takerFee, makerFee);
    }

    private void trades(NaiveOrder order, BigDecimal size, BigDecimal fee) {
        order.left = order.left.subtract(size);
        positions.merge(order.account, order.isBuy ? size : size.negate(), BigDecimal::add);
        fees.merge(order.account, fee, BigDecimal::add);
        orders.removeIf(one -> one.left.signum() == 0);
    }

    /** No order that may only reduce stays larger than the position of its account. */
    private List<NaiveFate.Loss> trim() {
        List<NaiveFate.Loss> lost = new ArrayList<>();
        for (NaiveOrder order : orders) {
            BigDecimal most = NaiveMatching.reducible(order.isBuy, position(order.account));
            if (order.isReduceOnly && order.left.compareTo(most) > 0) {
                lost.add(new NaiveFate.Loss(order.number, order.left.subtract(most), "REDUCE_ONLY"));
                order.left = most;
            }
        }
        orders.removeIf(order -> order.left.signum() == 0);
        return lost;
    }

    private List<NaiveFate.Loss> lose(List<NaiveOrder> gone, String why) {
        orders.removeAll(gone);
        return gone.stream()
                .map(order -> new NaiveFate.Loss(order.number, order.left, why))
                .toList();
    }

    // ---- what there is ----------------------------------------------------------------------------------------------

    /** Its position, negative if short. */
    public BigDecimal position(String account) {
        return positions.getOrDefault(account, BigDecimal.ZERO);
    }

    /** All that it ever paid. */
    public BigDecimal fees(String account) {
        return fees.getOrDefault(account, BigDecimal.ZERO);
    }

    /** What is open of its orders, oldest first. */
    public List<NaiveFate.Loss> open(String account) {
        return ordersOf(account)
                .map(order -> new NaiveFate.Loss(order.number, order.left, "OPEN"))
                .toList();
    }

    /** How often an order that may only reduce was passed over for want of a position. */
    public int passedOver() {
        return passedOver;
    }

    /** How often one traded less than it was asked to, because its position was less. */
    public int limited() {
        return limited;
    }

    static boolean isReserved(String account) {
        return account.startsWith("system.");
    }

    boolean is(String other) {
        return state.equals(other);
    }

    NaiveTerms terms() {
        return Objects.requireNonNull(terms, "no market was created");
    }

    BigDecimal index() {
        return Objects.requireNonNull(index, "there was no price yet");
    }

    boolean hasLivePrice() {
        return isLive;
    }

    long nextNumber() {
        return numbers + 1;
    }

    List<NaiveOrder> orders() {
        return orders;
    }

    Stream<NaiveOrder> ordersOf(String account) {
        return orders.stream().filter(order -> order.account.equals(account));
    }

    String owner(String account) {
        return account(account).owner();
    }

    NaiveKeys account(String name) {
        return Objects.requireNonNull(accounts.get(name), name);
    }
}
