/**
 * Where the spokes of the wheel meet: interfaces that one spoke calls and another implements.
 *
 * <p>No rule lives here.
 */
@NullMarked
package io.quoin.protocol.port;

import org.jspecify.annotations.NullMarked;
