package io.quoin.http.catalogue;

import io.quoin.http.json.Json;
import io.quoin.http.json.JsonObject;
import io.quoin.http.problem.EdgeRefusal;
import io.quoin.http.problem.Problem;
import io.quoin.http.problem.ProblemException;

/**
 * What values a parameter can have: how one is read out of JSON or out of the text of a query, and what its schema is. Values
 * are refused with {@link EdgeRefusal#PARAM_MALFORMED} or {@link EdgeRefusal#PARAM_OUT_OF_RANGE}, by the parameter's name.
 */
public abstract class ParamType<T> {
    /** The value that the JSON stands for; throws {@link ProblemException} with {@code param} as the name of the parameter. */
    public abstract T read(String param, Json json);

    /** The JSON that this text in a query stands for, if it stands for any of this type; otherwise the text itself. */
    public Json ofQuery(String text) {
        return new Json.Text(text);
    }

    /** The value as a signature covers it: equal values are written alike, however the client wrote them. */
    public String canonical(T value) {
        return value.toString();
    }

    /** The JSON Schema of the values. */
    public abstract JsonObject schema();

    /** A value of the type, for examples and tests. */
    public abstract Json example();

    /** The refusal of a value that has not the form. */
    protected static ProblemException malformed(String param, String detail) {
        return Problem.ofParam(EdgeRefusal.PARAM_MALFORMED, param, detail).exception();
    }

    /** The refusal of a value outside the bounds. */
    protected static ProblemException outOfRange(String param, String detail) {
        return Problem.ofParam(EdgeRefusal.PARAM_OUT_OF_RANGE, param, detail).exception();
    }

    /** The text that the JSON is; any other JSON is refused. */
    protected static String requireText(String param, Json json) {
        if (json instanceof Json.Text text) {
            return text.value();
        }
        throw malformed(param, "a string is expected, not " + json.kind());
    }
}
