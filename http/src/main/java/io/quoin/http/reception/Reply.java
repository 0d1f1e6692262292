package io.quoin.http.reception;

import io.quoin.http.json.JsonObject;
import io.quoin.http.limit.LimitState;
import io.quoin.http.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a call came to.
 *
 * @param result the result, if there is no problem; otherwise an empty object
 * @param problem why there is no result, or null
 * @param limit the limit that will stop the client first, or null if none was asked
 */
public record Reply(
        JsonObject result,
        @Nullable Problem problem,
        @Nullable LimitState limit) {
    /** The reply of a call that came to this. */
    static Reply of(JsonObject result, @Nullable LimitState limit) {
        return new Reply(result, null, limit);
    }

    /** The reply of a call that came to nothing. */
    static Reply of(Problem problem, @Nullable LimitState limit) {
        return new Reply(new JsonObject(), problem, limit);
    }

    /** The reply of what never became a call. */
    public static Reply of(Problem problem) {
        return of(problem, null);
    }
}
