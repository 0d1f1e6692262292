package io.quoin.http.reception;

import io.quoin.http.auth.Caller;
import io.quoin.http.catalogue.Args;
import io.quoin.http.catalogue.Call;
import io.quoin.http.catalogue.Method;
import io.quoin.http.json.JsonObject;
import io.quoin.http.problem.EdgeRefusal;
import io.quoin.http.problem.Problem;
import io.quoin.http.problem.ProblemException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges each call in the same order, whatever binding it came through, and has it answered. */
public final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final InstantSource clock;

    public Reception(InstantSource clock) {
        this.clock = clock;
    }

    /** Answers a call. The stage never fails: what goes wrong is a problem. */
    public CompletionStage<Reply> answer(Method method, JsonObject params) {
        CompletionStage<JsonObject> answered;
        try {
            Args args = Args.read(method.params(), params);
            answered =
                    method.handler().answer(new Call(method, args, Caller.ANYBODY, clock.millis(), Optional.empty()));
        } catch (RuntimeException e) {
            answered = CompletableFuture.failedStage(e);
        }
        return answered.handle(
                (result, failure) -> failure == null ? Reply.of(result) : Reply.of(problem(method, failure)));
    }

    private static Problem problem(Method method, Throwable failure) {
        Throwable inner = ProblemException.unwrap(failure);
        if (inner instanceof ProblemException refused) {
            return refused.problem();
        }
        LOG.error("{} failed unexpectedly", method.name(), inner);
        return Problem.of(EdgeRefusal.OUTCOME_UNKNOWN);
    }
}
