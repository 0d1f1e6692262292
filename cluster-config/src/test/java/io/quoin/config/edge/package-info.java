/** Tests of the edge with a real node behind it. */
@NullMarked
package io.quoin.config.edge;

import org.jspecify.annotations.NullMarked;
