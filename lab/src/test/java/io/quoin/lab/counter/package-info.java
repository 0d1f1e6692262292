/** Tests of the counter: its law, its bytes, and that a replay meets the live state. */
@NullMarked
package io.quoin.lab.counter;

import org.jspecify.annotations.NullMarked;
