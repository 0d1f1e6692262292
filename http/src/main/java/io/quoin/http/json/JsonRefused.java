package io.quoin.http.json;

/** Thrown for bytes that are no JSON which the edge takes; names the rule and where it was broken. */
public final class JsonRefused extends RuntimeException {
    private final JsonRefusal rule;

    JsonRefused(JsonRefusal rule, String where) {
        super(where, null, false, false); // A client's mistake, as common as clients: no trace is worth its time.
        this.rule = rule;
    }

    /** The rule. */
    public JsonRefusal rule() {
        return rule;
    }

    /** Where and how it was broken, for people. */
    public String where() {
        return String.valueOf(getMessage());
    }
}
