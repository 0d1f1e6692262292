package io.quoin.http.rest;

import io.quoin.http.problem.EdgeRefusal;
import io.quoin.http.problem.Problem;
import io.quoin.http.problem.ProblemException;
import io.quoin.http.rpc.RpcBinding;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** JSON-RPC over POST, at one path for all methods. */
public final class RpcOverPost {
    /** Where it is. */
    public static final String PATH = "/api/v1";

    private final RpcBinding rpc;
    private final Responses responses;
    private final Bodies bodies;
    private final Arrivals arrivals;

    public RpcOverPost(RpcBinding rpc, Responses responses, Bodies bodies, Arrivals arrivals) {
        this.rpc = rpc;
        this.responses = responses;
        this.bodies = bodies;
        this.arrivals = arrivals;
    }

    /** Answers a request. */
    public CompletionStage<HttpResponse> answer(HttpRequest request) {
        if (!request.method().equals(HttpMethods.POST)) {
            return bodies.none(request).thenApply(none -> response(refused(Problem.of(EdgeRefusal.VERB_NOT_ALLOWED))));
        }
        return bodies.read(request)
                .thenCompose(body -> rpc.answer(body, arrivals.proof(request, body), arrivals.address(request)))
                .exceptionally(failure -> refused(ProblemException.of(failure)))
                .thenApply(this::response);
    }

    private RpcBinding.Answered refused(Problem problem) {
        return rpc.refuse(problem);
    }

    private HttpResponse response(RpcBinding.Answered answered) {
        return responses.of(answered.reply(), answered.document());
    }
}
