/** Tests of what a member of the cluster is made of. */
@NullMarked
package io.quoin.config.node;

import org.jspecify.annotations.NullMarked;
