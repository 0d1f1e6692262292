/**
 * The chain: blocks, their entries, hashes and headers, the rule that tells the live chain from void rows, and the
 * codec ports through which blocks become bytes.
 *
 * <p>Read {@link io.quoin.protocol.journal.Block}, {@link io.quoin.protocol.journal.Cause}, then {@link
 * io.quoin.protocol.journal.LiveChain}.
 */
@NullMarked
package io.quoin.protocol.journal;

import org.jspecify.annotations.NullMarked;
