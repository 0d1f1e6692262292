/**
 * Methods about accounts: their money, their keys, and what became of their commands.
 *
 * <p>Read {@link io.quoin.http.account.AccountMethods}, {@link io.quoin.http.account.KeyMethods}, then {@link
 * io.quoin.http.account.FateMethods}.
 */
@NullMarked
package io.quoin.http.account;

import org.jspecify.annotations.NullMarked;
