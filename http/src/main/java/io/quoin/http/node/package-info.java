/**
 * Methods about the realm and this member of it: time, status, health, and the catalogue of errors.
 *
 * <p>Read {@link io.quoin.http.node.NodeMethods}.
 */
@NullMarked
package io.quoin.http.node;

import org.jspecify.annotations.NullMarked;
