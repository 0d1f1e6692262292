package io.quoin.persistence.forensics;

/**
 * Something that must not be.
 *
 * @param subject the entity, or the code of the asset
 * @param sentence for people; the kind is what programs look at
 */
public record Problem(Kind kind, String subject, String sentence) {
    /** What kind of thing it is. */
    public enum Kind {
        /** A journal of a type that this program does not know: nothing is known of its value. */
        UNKNOWN_TYPE,
        /** A row has no header, no bytes, or a header that cannot be read. */
        ROW_UNREADABLE,
        /** No live chain: an ancestor is missing, or one writer contradicts itself. */
        CHAIN_BROKEN,
        /** The bytes of a block do not have the hash that its header names. */
        HASH_DIFFERS,
        /** Height, incarnation, previous hash or format of a header are not those of its block. */
        HEADER_LIES,
        /** The bytes of a block have their hash, but are no canonical encoding of a block. */
        BLOCK_UNREADABLE,
        /** A block contradicts the state that the blocks below it lead to. */
        BLOCK_DOES_NOT_FOLLOW,
        /** The law could not evolve the events of a block. */
        REPLAY_FAILED,
        /** The bytes of the latest snapshot cannot be decoded, or are of another height than its row. */
        SNAPSHOT_UNREADABLE,
        /** The latest snapshot has its head on the live chain, but is not the state that the chain leads to. */
        SNAPSHOT_DIFFERS,
        /** The live chain does not reach the height of an expected fingerprint. */
        FINGERPRINT_NOT_REACHED,
        /** The replayed state or its head is not the expected one. */
        FINGERPRINT_DIFFERS,
        /** A receiver has taken what its sender's live chain never sent. */
        TAKEN_BUT_NEVER_SENT,
        /** A sender holds a confirmation of what its receiver's live chain never took. */
        CONFIRMED_BUT_NEVER_TAKEN,
        /** A receiver has taken other totals of a pair than its sender had at that height. */
        PAIR_TOTALS_DIFFER,
        /** Journals moved on faster than they could be followed. */
        CUT_NOT_CLOSED,
        /** The sum of an asset over everything held and in transit is not 0. */
        NOT_CONSERVED,
        /** The positions of a market do not sum to 0. */
        POSITIONS_NOT_BALANCED,
        /** A market and an account know of different positions of the account there, what is on its way counted. */
        POSITION_DIFFERS,
        /** A market and an account know of different lines of the account there, what is on its way counted. */
        LINE_DIFFERS
    }

    @Override
    public String toString() {
        return kind + " " + subject + ": " + sentence;
    }
}
