/** The real orders as they are replayed. */
@NullMarked
package io.quoin.lab.stream;

import org.jspecify.annotations.NullMarked;
