/**
 * What a law is: it decides commands and evolves state, and names each refusal. Every entity has one.
 *
 * <p>Read {@link io.quoin.protocol.law.Law} first.
 */
@NullMarked
package io.quoin.protocol.law;

import org.jspecify.annotations.NullMarked;
