/**
 * The edge's side of the desks of entities: hands commands in and turns fates, time-outs and refusals into results and
 * problems. The only package of the edge that calls a port of an entity.
 *
 * <p>Read {@link io.quoin.http.desk.Desk}.
 */
@NullMarked
package io.quoin.http.desk;

import org.jspecify.annotations.NullMarked;
