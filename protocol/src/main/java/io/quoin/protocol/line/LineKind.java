package io.quoin.protocol.line;

/** How a line bounds what a party may do in a market. */
public enum LineKind {
    /** By an amount of credit, which orders and fills use up. */
    AMOUNT(1),
    /** By an interval of positions and a budget of loss, for accounts whose margin is netted. */
    INTERVAL(2);

    private final int number;

    LineKind(int number) {
        this.number = number;
    }

    /** The number on every wire, for ever. */
    public int number() {
        return number;
    }

    /** The kind with this wire number; refuses with {@link IllegalArgumentException} if there is none. */
    public static LineKind ofNumber(int number) {
        for (LineKind kind : values()) {
            if (kind.number == number) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no line kind has number " + number);
    }
}
