/**
 * The one reader of journals: it sees live chains only, and never starts a shard to look (that would raise its epoch and fence
 * the owner). Projections, forensics and auditors read through it.
 *
 * <p>Read {@link io.quoin.persistence.reader.JournalReader}, then {@link io.quoin.persistence.reader.ChainReader}, which the
 * journal plugin uses, too. Imports the driver and the protocol.
 */
@NullMarked
package io.quoin.persistence.reader;

import org.jspecify.annotations.NullMarked;
