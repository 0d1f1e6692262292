package io.quoin.lab.crash;

/**
 * Something that must not be.
 *
 * @param text a sentence that names the entity and what is wrong with it
 */
record Finding(Kind kind, String text) {
    /** The kinds of findings. */
    enum Kind {
        /** A command that was acknowledged is not in the live chain. */
        LOST,
        /** A command is in the live chain more than once. */
        DOUBLED,
        /** A command is in the live chain otherwise than its client was told: place, hash, outcome or content. */
        CONTRADICTED,
        /** A client was told different things of one command. */
        FORKED,
        /** A client was told "never", and the live chain has the command. */
        APPEARED,
        /** The live chain has a command that nobody handed in. */
        FOREIGN,
        /** No final fate was found out. */
        UNRESOLVED,
        /** A chain does not hold: an ancestor is missing, a hash differs, a block does not follow. */
        BROKEN,
        /** A live state and the replay of its journal differ. */
        STATE_DIFFERS,
        /** The sum of an asset over all entities and all value in transit is not 0. */
        NOT_CONSERVED,
        /** An account does not hold what its clients' commands and trades add up to. */
        BALANCE_DIFFERS,
        /** A market and an account tell different things of what the account has there. */
        PAIR_DIFFERS,
        /** The realm's own verifier of journals found a problem. */
        NOT_PROVEN
    }

    @Override
    public String toString() {
        return kind + ": " + text;
    }
}
