/**
 * How often who may ask: token buckets by address, by key and by account, one for each lane, so that a client that has spent
 * its orders can still cancel.
 *
 * <p>Read {@link io.quoin.http.limit.Lane}, then {@link io.quoin.http.limit.RateLimits}.
 */
@NullMarked
package io.quoin.http.limit;

import org.jspecify.annotations.NullMarked;
