/**
 * Where every call arrives, whatever binding it came through: limits, parameters, who calls, whether he may, then the handler.
 * The order in which a call is judged is here and nowhere else.
 *
 * <p>Read {@link io.quoin.http.reception.Reception}.
 */
@NullMarked
package io.quoin.http.reception;

import org.jspecify.annotations.NullMarked;
