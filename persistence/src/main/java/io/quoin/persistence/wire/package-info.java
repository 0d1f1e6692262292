/**
 * How everything is written down: one canonical binary form for journal, snapshots and messages between nodes, under
 * chosen names and numbers (the registry {@code wire-names.txt}), never class names.
 *
 * <p>Imports the protocol only. Read {@link io.quoin.persistence.wire.WireNames}, {@link
 * io.quoin.persistence.wire.WireWriter}, {@link io.quoin.persistence.wire.WireFamily}, then how an entity is composed:
 * {@link io.quoin.persistence.wire.EntityWire} and {@link io.quoin.persistence.wire.Wire}. The frames are {@code BlockWire},
 * {@code StateWire} and {@code MessageWire}.
 */
@NullMarked
package io.quoin.persistence.wire;

import org.jspecify.annotations.NullMarked;
