package io.quoin.http.rest;

import io.quoin.http.catalogue.Catalogue;
import io.quoin.http.catalogue.Method;
import io.quoin.http.catalogue.Param;
import io.quoin.http.catalogue.Verb;
import io.quoin.http.json.Json;
import io.quoin.http.json.JsonObject;
import io.quoin.http.json.JsonReader;
import io.quoin.http.json.JsonRefused;
import io.quoin.http.problem.EdgeRefusal;
import io.quoin.http.problem.Problem;
import io.quoin.http.problem.ProblemException;
import io.quoin.http.reception.Asked;
import io.quoin.http.reception.Proof;
import io.quoin.http.reception.Reception;
import io.quoin.http.reception.Reply;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.model.IllegalUriException;
import org.apache.pekko.japi.Pair;

/** Answers HTTP requests whose path is that of a method. */
public final class RestBinding {
    private static final byte[] NO_BODY = {};

    private final Catalogue catalogue;
    private final Reception reception;
    private final Responses responses;
    private final Bodies bodies;
    private final Arrivals arrivals;

    public RestBinding(
            Catalogue catalogue, Reception reception, Responses responses, Bodies bodies, Arrivals arrivals) {
        this.catalogue = catalogue;
        this.reception = reception;
        this.responses = responses;
        this.bodies = bodies;
        this.arrivals = arrivals;
    }

    /** Answers a request. */
    public CompletionStage<HttpResponse> answer(HttpRequest request) {
        Method method = catalogue.at(request.getUri().path());
        if (method == null) {
            return refuse(request, Problem.of(EdgeRefusal.METHOD_UNKNOWN));
        }
        if (!request.method().name().equals(method.verb().name())) {
            return refuse(request, Problem.of(EdgeRefusal.VERB_NOT_ALLOWED));
        }
        return (method.verb() == Verb.GET ? read(method, request) : change(method, request))
                .exceptionally(failure -> Reply.of(ProblemException.of(failure)))
                .thenApply(responses::of);
    }

    /** Answers a request that would have to be the beginning of a WebSocket, and is not. */
    public CompletionStage<HttpResponse> noWebSocket(HttpRequest request) {
        return refuse(request, Problem.of(EdgeRefusal.WEBSOCKET_ONLY));
    }

    private CompletionStage<Reply> read(Method method, HttpRequest request) {
        return bodies.none(request)
                .thenCompose(none -> answer(method, query(method, request), arrivals.proof(request, NO_BODY), request));
    }

    private CompletionStage<Reply> change(Method method, HttpRequest request) {
        return bodies.read(request)
                .thenCompose(body -> answer(method, params(request, body), arrivals.proof(request, body), request));
    }

    private CompletionStage<Reply> answer(Method method, JsonObject params, Proof proof, HttpRequest request) {
        return reception.answer(new Asked(method, params, proof, arrivals.address(request), Optional.empty()));
    }

    private CompletionStage<HttpResponse> refuse(HttpRequest request, Problem problem) {
        return bodies.none(request).thenApply(none -> responses.of(Reply.of(problem)));
    }

    private static JsonObject params(HttpRequest request, byte[] body) {
        if (request.getUri().rawQueryString().filter(query -> !query.isEmpty()).isPresent()) {
            throw Problem.of(EdgeRefusal.PARAM_UNKNOWN)
                    .because("a change takes its parameters in the body")
                    .exception();
        }
        try {
            return body.length == 0 ? new JsonObject() : JsonReader.readObject(body);
        } catch (JsonRefused e) {
            throw Problem.of(e).exception();
        }
    }

    private static JsonObject query(Method method, HttpRequest request) {
        JsonObject object = new JsonObject();
        try {
            for (Pair<String, String> pair : request.getUri().query().toList()) {
                if (object.find(pair.first()) != null) {
                    throw Problem.of(EdgeRefusal.PARAM_DUPLICATE)
                            .about(pair.first())
                            .exception();
                }
                object.putJson(pair.first(), ofQuery(method, pair.first(), pair.second()));
            }
        } catch (IllegalUriException e) {
            throw Problem.of(EdgeRefusal.PARAM_MALFORMED)
                    .because("the query is not well-formed")
                    .exception();
        }
        return object;
    }

    private static Json ofQuery(Method method, String name, String text) {
        for (Param<?> param : method.params()) {
            if (param.name().equals(name)) {
                return param.type().ofQuery(text);
            }
        }
        return new Json.Text(text); // No parameter of the method, and refused as such.
    }
}
