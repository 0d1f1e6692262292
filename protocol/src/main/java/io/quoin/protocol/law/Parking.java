package io.quoin.protocol.law;

/** Whether a command that is being decided may be parked. */
public enum Parking {
    /** It may: {@link Decision.Parked}. */
    MAY_PARK,
    /** It has waited as long as it may, and must be decided now. */
    OVER,
    /** Too many commands wait already, of its account or of all; it must be decided now. */
    TOO_MANY
}
