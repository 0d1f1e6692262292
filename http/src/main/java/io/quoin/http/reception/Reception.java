package io.quoin.http.reception;

import io.quoin.http.auth.Caller;
import io.quoin.http.catalogue.Args;
import io.quoin.http.catalogue.Call;
import io.quoin.http.catalogue.Method;
import io.quoin.http.json.JsonObject;
import io.quoin.http.limit.LimitState;
import io.quoin.http.limit.Meter;
import io.quoin.http.limit.RateLimits;
import io.quoin.http.limit.Subject;
import io.quoin.http.problem.EdgeRefusal;
import io.quoin.http.problem.Problem;
import io.quoin.http.problem.ProblemException;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges each call in the same order, whatever binding it came through, and has it answered: the limit of the address,
 * the parameters, who calls, the limits of his key and account, whether he may; then the handler.
 */
public final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final InstantSource clock;
    private final RateLimits limits;
    private final Authentication authentication;

    public Reception(InstantSource clock, RateLimits limits, Authentication authentication) {
        this.clock = clock;
        this.limits = limits;
        this.authentication = authentication;
    }

    /** Answers a call. The stage never fails: what goes wrong is a problem. */
    public CompletionStage<Reply> answer(Asked asked) {
        Meter meter = new Meter(limits, asked.method().lane(), asked.method().cost());
        return answered(asked, meter)
                .handle((result, failure) -> failure == null
                        ? Reply.of(result, meter.tightest())
                        : Reply.of(problem(asked.method(), failure), meter.tightest()));
    }

    private CompletionStage<JsonObject> answered(Asked asked, Meter meter) {
        try {
            Method method = asked.method();
            long now = clock.millis();
            require(meter.take(Subject.Kind.ADDRESS, asked.from()));
            Args args = Args.read(method.params(), asked.params());
            return authentication.caller(asked, args, now).thenCompose(caller -> {
                count(meter, caller);
                return method.handler().answer(new Call(method, args, caller, now, asked.from(), asked.session()));
            });
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static void count(Meter meter, Caller caller) {
        if (caller instanceof Caller.OfAccount one) {
            require(meter.take(Subject.Kind.KEY, one.key().toString()));
            require(meter.take(Subject.Kind.ACCOUNT, one.account()));
        } else if (caller instanceof Caller.OfRole one) {
            require(meter.take(Subject.Kind.KEY, one.key().toString()));
        }
    }

    private static void require(LimitState state) {
        if (!state.isTaken()) {
            throw Problem.of(EdgeRefusal.RATE_LIMITED)
                    .retryAfterMillis(state.waitMillis())
                    .exception();
        }
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
