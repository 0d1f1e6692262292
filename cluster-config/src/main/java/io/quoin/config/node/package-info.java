/**
 * What a member of the cluster is made of: its settings, the catalogue of entity types, the wiring of the spokes' ports.
 *
 * <p>Read {@link io.quoin.config.node.QuoinNode}, then {@link io.quoin.config.node.EntityCatalogue}.
 */
@NullMarked
package io.quoin.config.node;

import org.jspecify.annotations.NullMarked;
