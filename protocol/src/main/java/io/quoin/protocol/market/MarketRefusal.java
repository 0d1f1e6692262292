package io.quoin.protocol.market;

import io.quoin.protocol.law.Refusal;
import io.quoin.protocol.law.RefusalCategory;

/**
 * What a market refuses, in the order in which it is judged: of two rules that a command breaks, the upper one is named.
 * Names and order are a contract with clients. What an account says when it is asked for a line comes last, whichever rule it is.
 */
public enum MarketRefusal implements Refusal {
    // ---- who asks
    /** Only the operator makes and leads markets. */
    NOT_OPERATOR(RefusalCategory.FORBIDDEN, "Only the operator may do this."),
    /** The account is the system's. */
    RESERVED_ID(
            RefusalCategory.FORBIDDEN,
            "Ids that begin with system. belong to the system itself, which does not trade."),
    /** There is no such market. */
    MARKET_NOT_CREATED(RefusalCategory.NOT_FOUND, "There is no such market."),

    // ---- creating
    /** The market is there, with other terms. */
    MARKET_EXISTS_WITH_DIFFERENT_TERMS(RefusalCategory.CONFLICT, "The market is there with other terms."),
    /** The terms are those of another instrument. */
    INSTRUMENT_NAME_DIFFERS(RefusalCategory.INVALID, "The instrument must have the market's name."),
    /** Nothing can be settled in this asset. */
    SETTLEMENT_ASSET_UNSUPPORTED(RefusalCategory.INVALID, "Markets are settled in USDC."),
    /** A price times a size would not be a whole number of units. */
    SCALES_TOO_FINE(
            RefusalCategory.INVALID,
            "The scales of price and size may add up to at most the scale of the settlement asset."),
    /** A tick, lot, price or size of the terms is none. */
    GRID_INVALID(
            RefusalCategory.INVALID,
            "Tick and lot must be above 0, and the other prices and sizes whole numbers of them, of the same scale."),
    /** The order sizes contradict each other. */
    ORDER_SIZES_INVALID(
            RefusalCategory.INVALID, "The smallest order must be at least one lot and at most the largest order."),
    /** The band is none. */
    BAND_INVALID(RefusalCategory.INVALID, "The order price band must be above 0 and below 1."),
    /** The margin fractions contradict each other. */
    MARGIN_INVALID(
            RefusalCategory.INVALID,
            "The maintenance margin must be above 0 and at most the initial margin, which is at most 1."),
    /** The part of profit that counts is none. */
    PROFIT_COUNTED_INVALID(RefusalCategory.INVALID, "The part of unrealised profit that counts must be 0 to 1."),
    /** The fees would be paid out of nothing. */
    FEES_INVALID(
            RefusalCategory.INVALID,
            "Fees must be between -1 and 1, and the two sides together must not be paid for trading."),
    /** The version is none. */
    PARAMETER_VERSION_INVALID(RefusalCategory.INVALID, "The parameter version must be 1 or more."),
    /** Positions or requirements could overflow. */
    RANGE_TOO_WIDE(
            RefusalCategory.LIMIT,
            "The highest price and the largest order are more than the market could count with."),

    // ---- leading
    /** Nothing leads to that state. */
    STATE_NOT_REACHABLE(
            RefusalCategory.INVALID_STATE, "No market goes back to the state of one that was never opened."),
    /** Positions would be left without a market. */
    POSITIONS_OPEN(RefusalCategory.INVALID_STATE, "There are open positions: the market cannot be closed."),

    // ---- what the market does now
    /** The market is closed for ever. */
    MARKET_CLOSED(RefusalCategory.INVALID_STATE, "The market is closed."),
    /** The market was never opened. */
    MARKET_NOT_OPENED(RefusalCategory.INVALID_STATE, "The market has not been opened yet."),
    /** The market is halted. */
    MARKET_HALTED(RefusalCategory.INVALID_STATE, "The market is halted: orders can only be cancelled."),
    /** The market only lets orders be cancelled. */
    MARKET_CANCEL_ONLY(RefusalCategory.INVALID_STATE, "Orders can only be cancelled now."),
    /** The market only takes orders that rest. */
    MARKET_POST_ONLY(RefusalCategory.INVALID_STATE, "Only good-til-cancelled limit orders are taken now."),

    // ---- the order by itself
    /** A limit order without a limit. */
    PRICE_MISSING(RefusalCategory.INVALID, "A limit order needs a price."),
    /** The price is none of the instrument's. */
    PRICE_NOT_ON_TICK(RefusalCategory.INVALID, "The price must be above 0 and a whole number of ticks."),
    /** The price is above all that the instrument may have. */
    PRICE_TOO_HIGH(RefusalCategory.LIMIT, "The price is above the highest price of the instrument."),
    /** The size is none of the instrument's. */
    SIZE_NOT_ON_LOT(RefusalCategory.INVALID, "The size must be above 0 and a whole number of lots."),
    /** The order is smaller than the instrument takes. */
    ORDER_TOO_SMALL(RefusalCategory.LIMIT, "The order is smaller than the smallest order of the instrument."),
    /** The order is larger than the instrument takes. */
    ORDER_TOO_LARGE(RefusalCategory.LIMIT, "The order is larger than the largest order of the instrument."),
    /** A market order that would rest. */
    MARKET_ORDER_CANNOT_REST(
            RefusalCategory.INVALID, "A market order must be immediate-or-cancel or fill-or-kill, and not post-only."),
    /** A post-only order that would not rest. */
    POST_ONLY_MUST_REST(RefusalCategory.INVALID, "A post-only order must be good-til-cancelled."),
    /** The label is too long. */
    LABEL_TOO_LONG(RefusalCategory.LIMIT, "The label is longer than 64 bytes."),
    /** The line asked for is none. */
    AMOUNT_MUST_BE_POSITIVE(RefusalCategory.INVALID, "The line must be above 0 and of the settlement asset."),
    /** The line asked for is more than a market counts with. */
    LINE_TOO_LARGE(RefusalCategory.LIMIT, "The line is larger than a line may be."),

    // ---- who asks, as the account's line says
    /** The account is frozen. */
    ACCOUNT_FROZEN(RefusalCategory.FORBIDDEN, "The account is frozen: it trades nothing."),
    /** The key is not the account's, or may not trade. */
    KEY_NOT_AUTHORISED(RefusalCategory.FORBIDDEN, "The key may not trade for this account."),
    /** Another open order has the client's id. */
    CLIENT_ID_IN_USE(RefusalCategory.CONFLICT, "An open order of the account was placed under this id."),
    /** The account has no such open order. */
    ORDER_NOT_FOUND(RefusalCategory.NOT_FOUND, "The account has no such open order."),

    // ---- the order in the market
    /** There is no position that the order could reduce. */
    REDUCE_ONLY_WOULD_INCREASE(RefusalCategory.INVALID_STATE, "There is no position that the order could reduce."),
    /** There is no live price, and the order could increase the position. */
    PRICE_STALE(
            RefusalCategory.INVALID_STATE,
            "There is no live index price to count with: only orders that reduce are taken."),
    /** The price is too far from the index. */
    PRICE_OUTSIDE_BAND(RefusalCategory.INVALID, "The price is too far from the index."),
    /** The party has as many open orders as it may. */
    TOO_MANY_ORDERS(RefusalCategory.LIMIT, "The account has as many open orders in this market as it may have."),
    /** The book has as many orders as it may. */
    BOOK_FULL(RefusalCategory.LIMIT, "The book is full: send it later under a new id, or one that does not rest."),
    /** The party would hold and offer more than the market can count with. */
    POSITION_TOO_LARGE(RefusalCategory.LIMIT, "Position and open orders together would be larger than they may be."),
    /** The order may not trade at once, and would. */
    POST_ONLY_WOULD_TRADE(
            RefusalCategory.INVALID_STATE,
            "The post-only order would trade at once: choose a price that does not cross the book."),
    /** The order must trade whole, and would not. */
    FILL_OR_KILL_NOT_FILLED(RefusalCategory.INVALID_STATE, "The fill-or-kill order cannot be filled whole."),
    /** The order would trade with one that a new price left to be cancelled. */
    MAKER_UNCOVERED(
            RefusalCategory.INVALID_STATE,
            "The order would trade with one that the new price left uncovered and cancels: send it again under a new id."),

    // ---- credit
    /** Nobody has opened the account. */
    ACCOUNT_NOT_OPEN(RefusalCategory.NOT_FOUND, "The account is not open: open it first."),
    /** The account is closed for ever. */
    ACCOUNT_CLOSED(RefusalCategory.INVALID_STATE, "The account is closed, and its id is never used again."),
    /** The account has traded in as many markets as it can. */
    TOO_MANY_MARKETS(RefusalCategory.LIMIT, "The account has traded in as many markets as one account may."),
    /** What the account was ever granted here comes near the end of the numbers. */
    LINE_TOTALS_EXHAUSTED(
            RefusalCategory.LIMIT,
            "The account has turned over as much line in this market as the numbers hold: trade on with another account."),
    /** The collateral cash is below 0, and the order could increase the position. */
    CASH_NEGATIVE(
            RefusalCategory.INVALID_STATE,
            "The collateral cash of the account is below 0: only orders that reduce are taken, until something is paid in."),
    /** The account has not heard for too long what happened to it here. */
    SETTLEMENT_LAGGING(
            RefusalCategory.INVALID_STATE,
            "Settlement with the account lags: only orders that need no more line are taken."),
    /** The account has not enough free collateral. */
    COLLATERAL_INSUFFICIENT(
            RefusalCategory.INVALID_STATE,
            "The account has not enough free collateral: pay in, or reduce or cancel something first."),
    /** Too many orders wait for a line. */
    TOO_MANY_PARKED(
            RefusalCategory.LIMIT,
            "As many orders wait for a line as may, of the account or of the market: send it later under a new id."),
    /** The account did not answer in time. */
    LINE_NOT_GRANTED(
            RefusalCategory.INVALID_STATE,
            "The account did not grant the line in time: send the order again under a new id.");

    private final RefusalCategory category;
    private final String sentence;

    MarketRefusal(RefusalCategory category, String sentence) {
        this.category = category;
        this.sentence = sentence;
    }

    @Override
    public RefusalCategory category() {
        return category;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
