package io.quoin.http.problem;

import static java.util.Map.entry;

import io.quoin.protocol.law.Refusal;
import io.quoin.protocol.law.RefusalCategory;
import java.util.Map;

/**
 * The numbers by which clients written for Deribit know an error. Several of our names may share one of their numbers: the
 * name is the contract, the number a courtesy. What has none of its own there has that of its category.
 */
final class DeribitCodes {
    private static final Map<String, Integer> BY_NAME = Map.ofEntries(
            entry("METHOD_UNKNOWN", -32601),
            entry("RPC_MALFORMED", -32600),
            entry("RPC_BATCH_UNSUPPORTED", -32600),
            entry("JSON_MALFORMED", -32700),
            entry("JSON_NOT_UNICODE", -32700),
            entry("JSON_DUPLICATE_FIELD", -32700),
            entry("PARAM_UNKNOWN", -32602),
            entry("PARAM_MISSING", -32602),
            entry("PARAM_DUPLICATE", -32602),
            entry("PARAM_MALFORMED", -32602),
            entry("PARAM_OUT_OF_RANGE", -32602),
            entry("RATE_LIMITED", 10_028),
            entry("WEBSOCKET_ONLY", 10_030),
            entry("MEDIA_TYPE_UNSUPPORTED", 13_018),
            entry("NOT_AUTHENTICATED", 13_009),
            entry("CREDENTIALS_MALFORMED", 13_004),
            entry("TIMESTAMP_OUTSIDE_WINDOW", 13_004),
            entry("SIGNATURE_INVALID", 13_004),
            entry("REPLAYED", 13_004),
            entry("KEY_NOT_AUTHORISED", 13_021),
            entry("NOT_ANSWERED", 13_028),
            entry("OUTCOME_UNKNOWN", 13_028),
            entry("STOPPING", 10_040),
            entry("QUEUE_FULL", 10_047),
            entry("TOO_MANY_LIVE_IDS", 10_028),
            entry("INSTRUMENT_UNKNOWN", 10_020),
            entry("MARKET_NOT_CREATED", 10_020),
            entry("ORDER_NOT_FOUND", 10_004),
            entry("ORDER_TOO_SMALL", 10_002),
            entry("ORDER_TOO_LARGE", 10_022),
            entry("SIZE_NOT_ON_LOT", 10_022),
            entry("PRICE_NOT_ON_TICK", 10_043),
            entry("PRICE_TOO_HIGH", 10_007),
            entry("PRICE_OUTSIDE_BAND", 10_011),
            entry("PRICE_MISSING", 10_023),
            entry("MARKET_CLOSED", 10_012),
            entry("MARKET_NOT_OPENED", 10_012),
            entry("MARKET_HALTED", 10_019),
            entry("MARKET_CANCEL_ONLY", 10_019),
            entry("MARKET_POST_ONLY", 10_019),
            entry("ACCOUNT_FROZEN", 10_019),
            entry("TOO_MANY_ORDERS", 10_013),
            entry("POST_ONLY_WOULD_TRADE", 11_054),
            entry("REDUCE_ONLY_WOULD_INCREASE", 11_030),
            entry("FILL_OR_KILL_NOT_FILLED", 11_030),
            entry("BALANCE_INSUFFICIENT", 10_009),
            entry("COLLATERAL_INSUFFICIENT", 10_009),
            entry("CASH_NEGATIVE", 10_009),
            entry("LINE_NOT_GRANTED", 10_040),
            entry("SETTLEMENT_LAGGING", 10_041),
            entry("CLIENT_ID_IN_USE", 13_032),
            entry("ID_TAKEN_BY_DIFFERENT_COMMAND", 13_032),
            entry("EXPIRED", 10_040));

    private DeribitCodes() {}

    static int of(Refusal refusal) {
        Integer own = BY_NAME.get(refusal.name());
        return own != null ? own : of(refusal.category());
    }

    private static int of(RefusalCategory category) {
        return switch (category) {
            case INVALID -> 11_050; // bad_request
            case FORBIDDEN -> 13_021; // forbidden
            case NOT_FOUND -> 13_020; // not_found
            case CONFLICT, INVALID_STATE -> 11_030; // other_reject
            case LIMIT -> 10_028; // too_many_requests
        };
    }

    /** The names that have a number of their own, so that a test can hold them against the refusals that there are. */
    static Iterable<String> names() {
        return BY_NAME.keySet();
    }
}
