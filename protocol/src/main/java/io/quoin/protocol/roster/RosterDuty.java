package io.quoin.protocol.roster;

/**
 * What one incarnation of an entity owes the roster: a pure value that the shell keeps beside the entity.
 *
 * @param isEntered whether a row of this incarnation is known to be durable
 * @param isExposed whether that row says exposed
 */
public record RosterDuty(boolean isEntered, boolean isExposed) {
    /** A fresh incarnation: rows of older ones may exist, its own does not. */
    public static final RosterDuty FRESH = new RosterDuty(false, false);

    /** Whether a row must become durable before a block that leaves these obligations may be written. */
    public boolean mustEnterBefore(boolean hasObligations, boolean exposed) {
        return (hasObligations && !isEntered) || (exposed && !isExposed);
    }

    /** After the row has become durable. */
    public RosterDuty entered(boolean exposed) {
        return new RosterDuty(true, exposed || isExposed);
    }

    /** Whether the entity may take its rows away: only when its released state owes nothing. */
    public static boolean mayLeave(boolean releasedStateHasObligations) {
        return !releasedStateHasObligations;
    }
}
