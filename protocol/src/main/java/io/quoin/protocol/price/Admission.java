package io.quoin.protocol.price;

/** What a board says to a round: it is newer, it is the one that the board has, or it is refused by one name. */
public sealed interface Admission {
    /** The round is newer than what the board had; this is the board with it. */
    record Newer(PriceBoard board) implements Admission {}

    /** The board had the same round; this is the board with its lease renewed. */
    record Renewed(PriceBoard board) implements Admission {}

    /** The board stays as it was. The detail says how the rule was broken, with the numbers. */
    record Refused(PriceRefusal rule, String detail) implements Admission {}

    /** One method for each answer; a forgotten one does not compile. */
    interface Cases<R> {
        R newer(Newer admission);

        R renewed(Renewed admission);

        R refused(Refused admission);
    }

    /** Folds this answer. */
    default <R> R fold(Cases<R> cases) {
        if (this instanceof Newer a) {
            return cases.newer(a);
        } else if (this instanceof Renewed a) {
            return cases.renewed(a);
        } else {
            return cases.refused((Refused) this);
        }
    }
}
