/**
 * How owners, keys and fingerprints are written down, wherever they stand.
 */
@NullMarked
package io.quoin.persistence.auth;

import org.jspecify.annotations.NullMarked;
