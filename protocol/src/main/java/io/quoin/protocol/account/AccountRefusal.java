package io.quoin.protocol.account;

import io.quoin.protocol.law.Refusal;
import io.quoin.protocol.law.RefusalCategory;

/**
 * What an account refuses, in the order in which it is judged: of two rules that a command breaks, the upper one is named.
 * Names and order are a contract with clients.
 */
public enum AccountRefusal implements Refusal {
    /** The account, or the destination of a transfer, is the system's. */
    RESERVED_ID(RefusalCategory.FORBIDDEN, "Ids that begin with system. belong to the system itself."),
    /** This realm has no faucet. */
    FAUCET_DISABLED(RefusalCategory.FORBIDDEN, "The faucet is open in development only."),
    /** Nobody has opened the account. */
    ACCOUNT_NOT_OPEN(RefusalCategory.NOT_FOUND, "The account is not open: open it first."),
    /** The account is closed for ever. */
    ACCOUNT_CLOSED(RefusalCategory.INVALID_STATE, "The account is closed, and its id is never used again."),
    /** The account is open, but for somebody else. */
    ID_TAKEN_BY_DIFFERENT_OWNER(
            RefusalCategory.CONFLICT, "The account id belongs to another owner: choose another id."),
    /** The destination cannot be an account id. */
    DESTINATION_MALFORMED(
            RefusalCategory.INVALID, "The destination must be an account id: 1 to 36 characters of A-Z a-z 0-9 _ . -"),
    /** The destination is the account itself. */
    DESTINATION_IS_SELF(RefusalCategory.INVALID, "The destination must be another account."),
    /** The amount is 0 or below. */
    AMOUNT_MUST_BE_POSITIVE(RefusalCategory.INVALID, "The amount must be above 0."),
    /** One draw from the faucet brings less. */
    FAUCET_AMOUNT_TOO_LARGE(RefusalCategory.LIMIT, "The amount is more than the faucet gives at once."),
    /** The collateral cash is below 0, so nothing is paid out. */
    CASH_NEGATIVE(RefusalCategory.INVALID_STATE, "The collateral cash is below 0: nothing is paid out."),
    /** There is no live price of an underlying in which the account has a position. */
    PRICE_STALE(RefusalCategory.INVALID_STATE, "There is no live price of what the account holds: ask again."),
    /** The balance does not cover the amount and its fee. */
    BALANCE_INSUFFICIENT(RefusalCategory.INVALID_STATE, "The balance does not cover the amount and its fee."),
    /** Positions and the lines of markets need it, now or at the worst price since the markets answered. */
    COLLATERAL_INSUFFICIENT(
            RefusalCategory.INVALID_STATE, "Positions and orders need the collateral: reduce or cancel first."),
    /** The account would hold more than {@link AccountLaw#BALANCE_UNITS_MAX} of the asset. */
    BALANCE_TOO_LARGE(RefusalCategory.LIMIT, "The account would hold more of the asset than an account can."),
    /** The key could do nothing. */
    SCOPES_EMPTY(RefusalCategory.INVALID, "A key needs at least one scope."),
    /** The key would have expired already. */
    EXPIRY_NOT_AHEAD(RefusalCategory.INVALID, "A key must expire later than now."),
    /** The key would live too long. */
    EXPIRY_TOO_FAR(RefusalCategory.LIMIT, "The key would live longer than a key may."),
    /** The key is there already, with other scopes or another expiry. */
    KEY_EXISTS_WITH_DIFFERENT_TERMS(
            RefusalCategory.CONFLICT,
            "The key is there with other scopes or another expiry: revoke it, add a new one."),
    /** The key was revoked or has expired. */
    KEY_USED_BEFORE(RefusalCategory.CONFLICT, "The key was revoked or has expired and can never be added again."),
    /** As many keys may act as an account can have at a time. */
    TOO_MANY_KEYS(RefusalCategory.LIMIT, "The account has as many keys as it can: revoke one first."),
    /** The account has had as many keys as it can have in its life. */
    TOO_MANY_KEYS_EVER(RefusalCategory.LIMIT, "The account has had as many keys as it can have in its life."),
    /** The account never had this key. */
    KEY_NOT_FOUND(RefusalCategory.NOT_FOUND, "The account never had this key."),
    /** The account to close has a position in a market. */
    POSITION_OPEN(RefusalCategory.INVALID_STATE, "The account still has a position: close it first."),
    /** The account to close still holds something. */
    BALANCE_NOT_ZERO(
            RefusalCategory.INVALID_STATE, "The account still holds something: transfer or withdraw it first."),
    /** The account to close has traded, and its markets would still take orders. */
    NOT_FROZEN(RefusalCategory.INVALID_STATE, "The account has traded: freeze it before it is closed."),
    /** The account to close has a line in a market, which will give it back. */
    LINE_OPEN(RefusalCategory.INVALID_STATE, "A market has not given its line back yet: close the account later."),
    /** The account to close has something on its way to others, or on its way back. */
    IN_TRANSIT(RefusalCategory.INVALID_STATE, "Value of the account is still in transit: close it later."),
    /** As many commands of the account wait for its markets as may. */
    TOO_MANY_PARKED(RefusalCategory.LIMIT, "As many commands of the account wait for its markets as may: ask later."),
    /** A market has not said in time what the account has there. */
    BARRIER_UNANSWERED(
            RefusalCategory.INVALID_STATE, "A market has not said in time what the account has there: ask again.");

    private final RefusalCategory category;
    private final String sentence;

    AccountRefusal(RefusalCategory category, String sentence) {
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
