/**
 * The edge: where the outside will talk to a realm. May import protocol, never another spoke, a journal or the cluster.
 */
@NullMarked
package io.quoin.http;

import org.jspecify.annotations.NullMarked;
