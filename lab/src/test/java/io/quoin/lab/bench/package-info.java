/** Tests of the benchmarks: that what they say is true, not how fast anything is. */
@NullMarked
package io.quoin.lab.bench;

import org.jspecify.annotations.NullMarked;
