package io.quoin.http.problem;

import java.util.concurrent.CompletionException;

/** Ends a request with a problem. It has no trace: it is an answer, not a fault. */
public final class ProblemException extends RuntimeException {
    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.refusal().name(), null, false, false);
        this.problem = problem;
    }

    /** The problem. */
    public Problem problem() {
        return problem;
    }

    /** The problem that a stage failed with; whatever else it failed with is thrown. */
    public static Problem of(Throwable failure) {
        Throwable inner = unwrap(failure);
        if (inner instanceof ProblemException refused) {
            return refused.problem();
        }
        throw inner instanceof RuntimeException e ? e : new IllegalStateException(inner);
    }

    /** What a stage failed with, out of the wrapping that stages put around it. */
    public static Throwable unwrap(Throwable failure) {
        Throwable inner = failure;
        while (inner instanceof CompletionException && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }
}
