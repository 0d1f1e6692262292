package io.quoin.http.reception;

import io.quoin.http.json.JsonObject;
import io.quoin.http.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a call came to.
 *
 * @param result the result, if there is no problem; otherwise an empty object
 * @param problem why there is no result, or null
 */
public record Reply(JsonObject result, @Nullable Problem problem) {
    static Reply of(JsonObject result) {
        return new Reply(result, null);
    }

    /** The reply of a call that came to nothing. */
    public static Reply of(Problem problem) {
        return new Reply(new JsonObject(), problem);
    }
}
