/**
 * Two small entities that talk as accounts and markets do: a purse lends a till what its owner may spend there, and pays out
 * only what no till has charged. They prove the world: everything of waiting, hints, pairs and prices happens to them, and a
 * world that does it wrong is found.
 *
 * <p>Read {@link io.quoin.protocol.world.shop.Purse}, {@link io.quoin.protocol.world.shop.Till}, then {@code ShopWorldTest}.
 */
@NullMarked
package io.quoin.protocol.world.shop;

import org.jspecify.annotations.NullMarked;
