package io.quoin.http.problem;

import io.quoin.protocol.law.Refusal;
import io.quoin.protocol.law.RefusalCategory;

/**
 * What the edge itself refuses, in the order in which it is judged. Nothing was handed to any entity, so nothing was decided,
 * with one exception that says so: {@link #OUTCOME_UNKNOWN}. Names are a contract with clients.
 */
public enum EdgeRefusal implements Refusal {
    // ---- the request as such
    /** There is no such method. */
    METHOD_UNKNOWN(404, RefusalCategory.NOT_FOUND, "There is no such method."),
    /** The method is there, for another HTTP verb. */
    VERB_NOT_ALLOWED(
            405,
            RefusalCategory.INVALID,
            "The method is called with another HTTP verb: reads with GET, changes with POST."),
    /** The address, key or account asks too often. */
    RATE_LIMITED(429, RefusalCategory.LIMIT, "Too many requests: the limits are in the headers of every answer."),
    /** The body is larger than any request needs. */
    BODY_TOO_LARGE(413, RefusalCategory.LIMIT, "The body of the request is too large."),
    /** The body is not JSON by its own words. */
    MEDIA_TYPE_UNSUPPORTED(415, RefusalCategory.INVALID, "The body of a request must be application/json."),
    /** The body did not arrive in time. */
    BODY_INCOMPLETE(400, RefusalCategory.INVALID, "The body of the request did not arrive whole in time."),
    /** Not a request of JSON-RPC 2.0. */
    RPC_MALFORMED(
            400,
            RefusalCategory.INVALID,
            "A request of JSON-RPC is {\"jsonrpc\":\"2.0\",\"id\":...,\"method\":...,\"params\":{...}}, with params by name."),
    /** Several requests in one. */
    RPC_BATCH_UNSUPPORTED(400, RefusalCategory.INVALID, "Requests of JSON-RPC come one by one, not in an array."),
    /** Only a WebSocket has the state that this method changes. */
    WEBSOCKET_ONLY(400, RefusalCategory.INVALID, "The method makes sense on a WebSocket alone."),

    // ---- parameters
    /** A parameter that the method does not have. */
    PARAM_UNKNOWN(400, RefusalCategory.INVALID, "The method has no such parameter."),
    /** A parameter that the method needs. */
    PARAM_MISSING(400, RefusalCategory.INVALID, "The parameter is required."),
    /** A parameter twice in a query. */
    PARAM_DUPLICATE(400, RefusalCategory.INVALID, "A parameter may be given once."),
    /** A parameter of another type or form. */
    PARAM_MALFORMED(400, RefusalCategory.INVALID, "The parameter is not of the form that it must have."),
    /** A parameter outside its bounds. */
    PARAM_OUT_OF_RANGE(400, RefusalCategory.INVALID, "The parameter is outside its bounds."),

    // ---- who asks
    /** Nobody in particular asks. */
    NOT_AUTHENTICATED(401, RefusalCategory.FORBIDDEN, "The method needs a key or a signature."),
    /** The Authorization header is none of ours. */
    CREDENTIALS_MALFORMED(
            401,
            RefusalCategory.FORBIDDEN,
            "The credentials are not of the form deri-hmac-sha256 id=,ts=,sig=,nonce=."),
    /** Made too long ago, or too far ahead. */
    TIMESTAMP_OUTSIDE_WINDOW(
            401, RefusalCategory.FORBIDDEN, "The timestamp of the credentials is too far from the time of the server."),
    /** The key is not known, has ended, or did not sign this. */
    SIGNATURE_INVALID(
            401,
            RefusalCategory.FORBIDDEN,
            "The key is unknown or has ended, or the signature is not its signature of this request."),
    /** The very same credentials came before. */
    REPLAYED(401, RefusalCategory.FORBIDDEN, "The same signed request came before: choose a new nonce."),
    /** The request comes from an address that the key is not for. */
    ADDRESS_NOT_ALLOWED(403, RefusalCategory.FORBIDDEN, "The key may not be used from this address."),
    /** The key may not do this. */
    SCOPE_MISSING(403, RefusalCategory.FORBIDDEN, "The key has not the scope that the method needs."),
    /** The key is another account's. */
    ACCOUNT_NOT_YOURS(403, RefusalCategory.FORBIDDEN, "The account is not the one that the key acts for."),
    /** The owner alone does this. */
    OWNER_ONLY(403, RefusalCategory.FORBIDDEN, "The owner alone may do this: sign it with the owner's key."),
    /** The key has not the role. */
    ROLE_MISSING(403, RefusalCategory.FORBIDDEN, "The key has not the role that the method needs."),
    /** Not in this realm. */
    DEVELOPMENT_ONLY(403, RefusalCategory.FORBIDDEN, "This is there in development mode only."),

    // ---- what is asked for
    /** No account was ever opened under this id. */
    ACCOUNT_UNKNOWN(404, RefusalCategory.NOT_FOUND, "There is no such account."),
    /** No such market. */
    INSTRUMENT_UNKNOWN(404, RefusalCategory.NOT_FOUND, "There is no such instrument."),

    // ---- what nobody can know or say now
    /** The realm cannot answer a question now. */
    NOT_ANSWERED(503, RefusalCategory.INVALID_STATE, "The question was not answered in time: ask again."),
    /** Handed in, and not answered. */
    OUTCOME_UNKNOWN(
            503,
            RefusalCategory.INVALID_STATE,
            "The command was handed in and not answered in time: ask for its fate, or send the same again with the same"
                    + " id and valid_until.");

    private final int status;
    private final RefusalCategory category;
    private final String sentence;

    EdgeRefusal(int status, RefusalCategory category, String sentence) {
        this.status = status;
        this.category = category;
        this.sentence = sentence;
    }

    /** The HTTP status: the edge's own refusals are about HTTP, so each has its own. */
    public int status() {
        return status;
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
