/**
 * The catalogue over plain HTTP: reads by GET with a query, changes by POST with a body of JSON.
 *
 * <p>Read {@link io.quoin.http.rest.RestBinding}.
 */
@NullMarked
package io.quoin.http.rest;

import org.jspecify.annotations.NullMarked;
