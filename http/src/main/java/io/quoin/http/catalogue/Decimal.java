package io.quoin.http.catalogue;

import io.quoin.http.problem.EdgeRefusal;
import io.quoin.http.problem.Problem;
import io.quoin.http.problem.ProblemException;
import io.quoin.protocol.law.Refusal;
import io.quoin.protocol.value.Asset;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import io.quoin.protocol.value.Rate;
import io.quoin.protocol.value.ValueMalformed;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A decimal number as a client wrote it, of which nothing is known yet but that it is one: {@value #PATTERN}. On which grid it
 * must lie is known with the instrument or the asset, when one of the {@code as} methods makes a value of it.
 */
public record Decimal(String text) {
    /** The grammar. Never an exponent. */
    public static final String PATTERN = "-?[0-9]{1,20}(\\.[0-9]{1,18})?";

    /** As many characters as the grammar allows. */
    public static final int CHARACTERS_MAX = 40;

    private static final Pattern GRAMMAR = Pattern.compile(PATTERN);

    /** Whether the text is of the grammar. */
    public static boolean isOne(String text) {
        return GRAMMAR.matcher(text).matches();
    }

    /** The price of this scale; refused by {@code offGrid} if it has more decimals. */
    public Price asPrice(String param, int scale, Refusal offGrid) {
        return onGrid(param, scale, offGrid, () -> Price.parse(plain(), scale));
    }

    /** The quantity of this scale; refused by {@code offGrid} if it has more decimals. */
    public Quantity asQuantity(String param, int scale, Refusal offGrid) {
        return onGrid(param, scale, offGrid, () -> Quantity.parse(plain(), scale));
    }

    /** The amount of this asset. */
    public Money asMoney(String param, Asset asset) {
        return onGrid(param, asset.scale(), EdgeRefusal.PARAM_OUT_OF_RANGE, () -> Money.parse(plain(), asset));
    }

    /** The rate. */
    public Rate asRate(String param) {
        return onGrid(param, Rate.SCALE, EdgeRefusal.PARAM_OUT_OF_RANGE, () -> Rate.parse(plain()));
    }

    /** Without zeros that say nothing: {@code 01.50} is 1.5. */
    private String plain() {
        boolean isNegative = text.startsWith("-");
        String digits = isNegative ? text.substring(1) : text;
        int dot = digits.indexOf('.');
        String whole = (dot < 0 ? digits : digits.substring(0, dot)).replaceFirst("^0+(?=.)", "");
        String decimals = dot < 0 ? "" : digits.substring(dot + 1).replaceFirst("0+$", "");
        return (isNegative ? "-" : "") + whole + (decimals.isEmpty() ? "" : "." + decimals);
    }

    private <T> T onGrid(String param, int scale, Refusal offGrid, Supplier<T> parse) {
        try {
            return parse.get();
        } catch (ValueMalformed e) {
            String plain = plain();
            int dot = plain.indexOf('.');
            boolean isTooFine = dot >= 0 && plain.length() - dot - 1 > scale;
            throw refused(param, isTooFine ? offGrid : EdgeRefusal.PARAM_OUT_OF_RANGE, e);
        }
    }

    private static ProblemException refused(String param, Refusal rule, ValueMalformed e) {
        return Problem.ofParam(rule, param, String.valueOf(e.getMessage())).exception();
    }

    /** The number in its plainest form: {@code 1.5}, whether it was written 1.50 or 01.5. */
    @Override
    public String toString() {
        return plain();
    }
}
