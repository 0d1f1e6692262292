/**
 * How an account is written down: its events in blocks, its state in snapshots, its commands and messages between nodes.
 *
 * <p>Read {@link io.quoin.persistence.account.AccountCodec}. Names and numbers are in {@code wire-names.txt}.
 */
@NullMarked
package io.quoin.persistence.account;

import org.jspecify.annotations.NullMarked;
