/**
 * Child processes of the lab: nodes that are started, killed without warning and started again.
 *
 * <p>Read {@link io.quoin.lab.process.NodeProcess}.
 */
@NullMarked
package io.quoin.lab.process;

import org.jspecify.annotations.NullMarked;
