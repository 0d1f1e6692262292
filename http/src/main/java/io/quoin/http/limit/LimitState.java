package io.quoin.http.limit;

/**
 * How a limit stands after a request.
 *
 * @param isTaken whether the request was within it
 * @param burst tokens that there are at most
 * @param remaining tokens that are left
 * @param fullInMillis when all are back if nothing is taken
 * @param waitMillis when there will be enough for this request; 0 if there were
 */
public record LimitState(boolean isTaken, long burst, long remaining, long fullInMillis, long waitMillis) {
    /** The one that stops a client sooner. */
    LimitState tighter(LimitState other) {
        if (isTaken != other.isTaken) {
            return isTaken ? other : this;
        }
        return remaining <= other.remaining ? this : other;
    }
}
