package io.quoin.persistence.market;

import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.value.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one market's events as people read them, sizes and prices each as wide as the widest, so that they stand below
 * one another. Without the market's terms, which a torn journal may have lost, they are told as the bare numbers that they are.
 */
final class MarketDecimals {
    /** Without terms: room for a number of ten digits. */
    private static final int BARE_WIDTH = 10;

    private final @Nullable InstrumentTerms terms;
    private final int priceWidth;
    private final int sizeWidth;

    MarketDecimals(@Nullable InstrumentTerms terms) {
        this.terms = terms;
        this.priceWidth = terms == null
                ? BARE_WIDTH
                : decimal(terms.highestPrice().units(), terms.priceScale()).length();
        this.sizeWidth = terms == null
                ? BARE_WIDTH
                : decimal(terms.largestOrder().units(), terms.sizeScale()).length();
    }

    /** A price in ticks, padded. */
    String price(long ticks) {
        return padded(
                terms == null ? ticks + " ticks" : decimal(terms.price(ticks).units(), terms.priceScale()), priceWidth);
    }

    /** A mark in price steps. */
    String mark(long steps) {
        return terms == null ? steps + " price steps" : decimal(steps, terms.priceScale());
    }

    /** A size in lots, padded. */
    String size(long lots) {
        return padded(sizeText(lots), sizeWidth);
    }

    /** A size in lots within a sentence. */
    String sizeText(long lots) {
        return terms == null ? lots + " lots" : decimal(terms.size(lots).units(), terms.sizeScale());
    }

    /** An amount with its asset. */
    String money(long units) {
        return terms == null
                ? units + " units"
                : Money.ofUnits(terms.settlement(), units).toString();
    }

    /** An amount alone. */
    String amount(long units) {
        return terms == null
                ? String.valueOf(units)
                : Money.ofUnits(terms.settlement(), units).amountText();
    }

    /** An amount with its sign and its asset. */
    String signed(long units) {
        return (units < 0 ? "" : "+") + money(units);
    }

    private static String decimal(long units, int scale) {
        return BigDecimal.valueOf(units, scale).toPlainString();
    }

    private static String padded(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
