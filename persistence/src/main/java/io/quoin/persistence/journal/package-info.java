/**
 * The journal plugin, through which an entity recovers exactly its live chain.
 *
 * <p>Imports the protocol, the reader and Pekko persistence. Read {@link io.quoin.persistence.journal.LiveChainJournal}, then
 * {@link io.quoin.persistence.journal.LiveVerdicts}.
 */
@NullMarked
package io.quoin.persistence.journal;

import org.jspecify.annotations.NullMarked;
