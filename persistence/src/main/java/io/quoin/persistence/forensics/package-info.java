/**
 * What proves a journal: every chain replayed from zero, every asset counted to the unit, and every block made readable for a
 * person. Generic over entity types; sees neither actors nor configuration.
 *
 * <p>Read {@link io.quoin.persistence.forensics.JournalVerifier}, then {@link io.quoin.persistence.forensics.JournalPrinter}.
 * Imports the journal reader and the protocol.
 */
@NullMarked
package io.quoin.persistence.forensics;

import org.jspecify.annotations.NullMarked;
