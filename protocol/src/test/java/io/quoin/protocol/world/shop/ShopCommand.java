package io.quoin.protocol.world.shop;

/** What is asked of purses and tills. */
interface ShopCommand {}
