package io.quoin.protocol.world.shop;

/** A mistake built into the laws of the shop on purpose. */
enum ShopMistake {
    /** None. */
    NONE,
    /** A till asks for what is missing, not for the total that would do; so a hint that comes twice is lent on twice. */
    LENT_BY_REQUEST,
    /** A till takes each price that its board shows, although its journal has seen a later one. */
    EARLIER_ROUND_TAKEN
}
