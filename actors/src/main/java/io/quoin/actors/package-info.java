/**
 * The shell around the law: what queues, writes, releases and wakes, and decides nothing.
 * May import protocol and Pekko, never another spoke. Read shell first, then one entity.
 */
@NullMarked
package io.quoin.actors;

import org.jspecify.annotations.NullMarked;
