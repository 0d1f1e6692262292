/**
 * Who asks: keys whose secret signs each request (HMAC), keys that sign each command themselves (Ed25519), and roles. What a
 * caller may do is known from his account; the entity judges again.
 *
 * <p>Read {@link io.quoin.http.auth.Caller} first.
 */
@NullMarked
package io.quoin.http.auth;

import org.jspecify.annotations.NullMarked;
