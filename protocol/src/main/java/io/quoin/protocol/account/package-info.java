/**
 * The account: who owns it, what it holds, how value comes in, moves on and goes out, and the keys that may act for it.
 * Several accounts may have one owner. Here lives its law; nothing but the JDK and the language may be imported.
 *
 * <p>Read in this order: {@link io.quoin.protocol.account.AccountCommand}, {@link
 * io.quoin.protocol.account.AccountEvent}, {@link io.quoin.protocol.account.AccountState}, then {@link
 * io.quoin.protocol.account.AccountLaw} with its table, and {@link io.quoin.protocol.account.AccountRefusal}. What others
 * use is {@link io.quoin.protocol.account.AccountKind}.
 */
@NullMarked
package io.quoin.protocol.account;

import org.jspecify.annotations.NullMarked;
