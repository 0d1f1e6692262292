/**
 * Starts the edge with a node: hands it the node's desks, settings and what it may say of the cluster.
 *
 * <p>Read {@link io.quoin.config.edge.EdgeNode}.
 */
@NullMarked
package io.quoin.config.edge;

import org.jspecify.annotations.NullMarked;
