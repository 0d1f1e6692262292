package io.quoin.http.problem;

import io.quoin.protocol.command.CommandRefusal;
import io.quoin.protocol.law.Refusal;
import io.quoin.protocol.law.RefusalCategory;

/**
 * The one table from refusals to HTTP statuses.
 *
 * <table>
 * <caption>Status by category</caption>
 * <tr><th>what</th><th>status</th></tr>
 * <tr><td>INVALID</td><td>400</td></tr>
 * <tr><td>FORBIDDEN</td><td>403</td></tr>
 * <tr><td>NOT_FOUND</td><td>404</td></tr>
 * <tr><td>CONFLICT</td><td>409</td></tr>
 * <tr><td>INVALID_STATE</td><td>422</td></tr>
 * <tr><td>LIMIT</td><td>422</td></tr>
 * <tr><td>not admitted ({@link #isNotAdmitted})</td><td>429: certainly not applied, come again</td></tr>
 * <tr><td>{@link EdgeRefusal}</td><td>its own; 503 there means that the outcome is not known</td></tr>
 * </table>
 *
 * <p>No other status of 500 and above is ever given for a request that arrived.
 */
public final class Statuses {
    /** The status of a wait that is over too early: come again. */
    public static final int NOT_ADMITTED = 429;

    private Statuses() {}

    /** The HTTP status of a refusal. */
    public static int of(Refusal refusal) {
        if (refusal instanceof EdgeRefusal edge) {
            return edge.status();
        }
        return isNotAdmitted(refusal) ? NOT_ADMITTED : of(refusal.category());
    }

    /** The HTTP status of a refusal of which no more is known than its category. */
    public static int of(RefusalCategory category) {
        return switch (category) {
            case INVALID -> 400;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case INVALID_STATE, LIMIT -> 422;
        };
    }

    /** Whether the shell let the command not in for now: it was not decided, and the same may be sent again after a moment. */
    static boolean isNotAdmitted(Refusal refusal) {
        return refusal == CommandRefusal.QUEUE_FULL
                || refusal == CommandRefusal.TOO_MANY_LIVE_IDS
                || refusal == CommandRefusal.STOPPING;
    }
}
