/**
 * How the edge says no: every refusal, of the law, of the shell or of the edge itself, becomes one problem document (RFC
 * 9457) with a stable name. One table gives the status of each category, one other the number that Deribit's clients know.
 *
 * <p>Read {@link io.quoin.http.problem.Problem}, {@link io.quoin.http.problem.Statuses}, then {@link
 * io.quoin.http.problem.EdgeRefusal}.
 */
@NullMarked
package io.quoin.http.problem;

import org.jspecify.annotations.NullMarked;
