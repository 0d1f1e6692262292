/**
 * Load that behaves as a careful client does: every command under an id of its own, repeated under the same id, its fate asked
 * when no answer came in time.
 *
 * <p>Read {@link io.quoin.lab.load.CommandDriver}.
 */
@NullMarked
package io.quoin.lab.load;

import org.jspecify.annotations.NullMarked;
