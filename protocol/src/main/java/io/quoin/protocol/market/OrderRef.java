package io.quoin.protocol.market;

/** Names an open order of an account. */
public sealed interface OrderRef {
    /** By the id that the market gave it. */
    record ById(OrderId id) implements OrderRef {}

    /** By the id that the client gave the command that placed it. */
    record ByClientId(String clientId) implements OrderRef {}

    /** The order with this id. */
    static OrderRef of(OrderId id) {
        return new ById(id);
    }

    /** The order placed by the command with this client id. */
    static OrderRef of(String clientId) {
        return new ByClientId(clientId);
    }
}
