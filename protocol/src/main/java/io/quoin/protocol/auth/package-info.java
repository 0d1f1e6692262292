/**
 * Who may act: owners, keys, fingerprints and scopes, as values that every entity takes alike. Whether a command is allowed
 * is said by the law of the entity that decides it.
 *
 * <p>Read {@link io.quoin.protocol.auth.AccountKey}, then {@link io.quoin.protocol.auth.AccountKeys}.
 */
@NullMarked
package io.quoin.protocol.auth;

import org.jspecify.annotations.NullMarked;
