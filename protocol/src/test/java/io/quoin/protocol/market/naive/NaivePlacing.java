package io.quoin.protocol.market.naive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One order that comes: the rules that it may break, in the order in which they are named, and whom it would meet. */
final class NaivePlacing {
    private static final int LABEL_BYTES_MAX = 64;

    private final NaiveMarket market;
    private final NaiveAsk ask;
    private final long nowMillis;
    private final Map<String, BooleanSupplier> rules = new LinkedHashMap<>();
    private @Nullable NaiveMatching matching;

    NaivePlacing(NaiveMarket market, NaiveAsk ask, long nowMillis) {
        this.market = market;
        this.ask = ask;
        this.nowMillis = nowMillis;
        ofTheMarket();
        ofTheForm();
        ofWhoAsks();
        ofTheSituation();
    }

    /** The first rule that it breaks, null if none. */
    @Nullable
    String broken() {
        return rules.entrySet().stream()
                .filter(rule -> rule.getValue().getAsBoolean())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** The order that it becomes. */
    NaiveOrder order() {
        return new NaiveOrder(market.nextNumber(), ask, limit(), size());
    }

    NaiveMatching matching() {
        if (matching == null) {
            matching = new NaiveMatching(order(), market.orders(), market);
        }
        return matching;
    }

    // ---- the rules --------------------------------------------------------------------------------------------------

    private void ofTheMarket() {
        rules.put("RESERVED_ID", () -> NaiveMarket.isReserved(ask.account()));
        rules.put("MARKET_NOT_CREATED", () -> market.is("NONE"));
        rules.put("MARKET_CLOSED", () -> market.is("CLOSED"));
        rules.put("MARKET_NOT_OPENED", () -> market.is("CREATED"));
        rules.put("MARKET_HALTED", () -> market.is("HALTED"));
        rules.put("MARKET_CANCEL_ONLY", () -> market.is("CANCEL_ONLY"));
        rules.put("MARKET_POST_ONLY", () -> market.is("POST_ONLY") && (ask.isMarket() || !ask.rests()));
    }

    private void ofTheForm() {
        BigDecimal price = ask.price();
        rules.put("PRICE_MISSING", () -> price == null && !ask.isMarket());
        rules.put("PRICE_NOT_ON_TICK", () -> price != null && !market.terms().isOnTick(price));
        rules.put(
                "PRICE_TOO_HIGH",
                () -> price != null && price.compareTo(market.terms().highestPrice()) > 0);
        rules.put("SIZE_NOT_ON_LOT", () -> !market.terms().isOnLot(ask.size()));
        rules.put("ORDER_TOO_SMALL", () -> ask.size().compareTo(market.terms().smallest()) < 0);
        rules.put("ORDER_TOO_LARGE", () -> ask.size().compareTo(market.terms().largest()) > 0);
        rules.put("MARKET_ORDER_CANNOT_REST", () -> ask.isMarket() && (ask.rests() || ask.isPostOnly()));
        rules.put("POST_ONLY_MUST_REST", () -> ask.isPostOnly() && !ask.rests());
        rules.put("LABEL_TOO_LONG", () -> !isLabel(ask.label()));
    }

    private void ofWhoAsks() {
        rules.put("ACCOUNT_FROZEN", () -> market.account(ask.account()).isFrozen);
        rules.put("KEY_NOT_AUTHORISED", () -> !market.account(ask.account()).mayTrade(ask.key(), nowMillis));
        rules.put(
                "CLIENT_ID_IN_USE",
                () -> market.ordersOf(ask.account()).anyMatch(order -> order.clientId.equals(ask.clientId())));
    }

    private void ofTheSituation() {
        rules.put(
                "REDUCE_ONLY_WOULD_INCREASE",
                () -> ask.isReduceOnly() && reducible().signum() == 0);
        rules.put("PRICE_STALE", () -> !market.hasLivePrice() && !ask.isReduceOnly() && couldIncrease());
        rules.put("PRICE_OUTSIDE_BAND", () -> isOutsideBand(limit()));
        rules.put(
                "TOO_MANY_ORDERS",
                () -> ask.rests()
                        && market.ordersOf(ask.account()).count()
                                >= market.terms().ordersMax());
        rules.put(
                "POSITION_TOO_LARGE", () -> exposure().compareTo(market.terms().exposureMax()) > 0);
        rules.put(
                "POST_ONLY_WOULD_TRADE",
                () -> (ask.isPostOnly() || market.is("POST_ONLY"))
                        && (!matching().meetings.isEmpty() || matching().why != null));
        rules.put(
                "FILL_OR_KILL_NOT_FILLED",
                () -> ask.force() == NaiveAsk.Force.MUST_NOT_BE
                        && (size().compareTo(ask.size()) < 0 || matching().left.signum() > 0));
    }

    // ---- in words ---------------------------------------------------------------------------------------------------

    private static boolean isLabel(String label) {
        try {
            return StandardCharsets.UTF_8
                            .newEncoder()
                            .encode(CharBuffer.wrap(label))
                            .remaining()
                    <= LABEL_BYTES_MAX;
        } catch (CharacterCodingException halfOfOne) {
            return false;
        }
    }

    private BigDecimal reducible() {
        return NaiveMatching.reducible(ask.isBuy(), market.position(ask.account()));
    }

    private BigDecimal size() {
        return ask.isReduceOnly() ? ask.size().min(reducible()) : ask.size();
    }

    /** Whether it and what is open on its side could come to more than the position that they reduce. */
    private boolean couldIncrease() {
        BigDecimal open = market.ordersOf(ask.account())
                .filter(order -> order.isBuy == ask.isBuy())
                .map(order -> order.left)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return open.add(size()).compareTo(reducible()) > 0;
    }

    private BigDecimal exposure() {
        return market.ordersOf(ask.account())
                .map(order -> order.left)
                .reduce(market.position(ask.account()).abs().add(size()), BigDecimal::add);
    }

    private boolean isOutsideBand(BigDecimal price) {
        BigDecimal away = price.subtract(market.index()).abs();
        return away.compareTo(market.index().multiply(market.terms().band())) > 0;
    }

    /** The worst price that it accepts: that of a market order is within the band, and within its own bound. */
    private BigDecimal limit() {
        BigDecimal own = ask.price();
        if (!ask.isMarket()) {
            return Objects.requireNonNull(own);
        }
        BigDecimal away = ask.signed(market.terms().band());
        BigDecimal worst = market.index().multiply(BigDecimal.ONE.add(away));
        RoundingMode inward = ask.isBuy() ? RoundingMode.FLOOR : RoundingMode.CEILING;
        BigDecimal tick = market.terms().tick();
        BigDecimal onTick = worst.divide(tick, 0, inward).multiply(tick);
        return own == null ? onTick : ask.isBuy() ? own.min(onTick) : own.max(onTick);
    }
}
