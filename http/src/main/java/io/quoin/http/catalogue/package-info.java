/**
 * The one catalogue of methods and what a method is made of: its name, its parameters, who may call it, what it costs and the
 * handler that answers it. REST, JSON-RPC, documentation and tests all walk the catalogue; none of them knows a method by name.
 *
 * <p>Read {@link io.quoin.http.catalogue.Method}, {@link io.quoin.http.catalogue.Param}, then {@link
 * io.quoin.http.catalogue.Call}. The methods themselves are in the packages of what they are about.
 */
@NullMarked
package io.quoin.http.catalogue;

import org.jspecify.annotations.NullMarked;
