package io.quoin.protocol.auth;

/** One thing that a key may do for an account. */
public enum KeyScope {
    /** Look at balances, positions, orders and history. */
    READ(1),
    /** Place, change and cancel orders. */
    TRADE(2),
    /** Move value to another account. */
    TRANSFER(3),
    /** Move value out. */
    WITHDRAW(4);

    private final int number;

    KeyScope(int number) {
        this.number = number;
    }

    /** The number on every wire, for ever: 1 to 31. */
    public int number() {
        return number;
    }

    int bit() {
        return 1 << (number - 1);
    }
}
