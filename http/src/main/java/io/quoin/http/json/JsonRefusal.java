package io.quoin.http.json;

import io.quoin.protocol.law.Refusal;
import io.quoin.protocol.law.RefusalCategory;

/** Why bytes are no JSON that the edge takes. Names are a contract with clients. */
public enum JsonRefusal implements Refusal {
    /** Not UTF-8, or half of a surrogate pair. */
    JSON_NOT_UNICODE("The document must be UTF-8, and every surrogate in it half of a pair."),
    /** Not in the grammar of JSON, or followed by something. */
    JSON_MALFORMED("The document must be one JSON value and nothing else."),
    /** The same field twice in one object. */
    JSON_DUPLICATE_FIELD("An object may have each field once."),
    /** A fraction, an exponent, or not a number at all. */
    JSON_NUMBER_NOT_WHOLE("Numbers are whole and without exponents: decimals are sent as strings, like \"12.5\"."),
    /** Beyond 64 bits. */
    JSON_NUMBER_TOO_LARGE("A number must fit 64 bits."),
    /** More levels than any document needs. */
    JSON_TOO_DEEP("The document is nested too deeply."),
    /** A longer text or name than any document needs. */
    JSON_TEXT_TOO_LONG("A string or a name in the document is too long."),
    /** Not an object where one must be. */
    JSON_NOT_AN_OBJECT("The document must be an object.");

    private final String sentence;

    JsonRefusal(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public RefusalCategory category() {
        return RefusalCategory.INVALID;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
