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
import io.quoin.http.reception.Reception;
import io.quoin.http.reception.Reply;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.model.IllegalUriException;
import org.apache.pekko.japi.Pair;

/** Answers HTTP requests whose path is that of a method. */
public final class RestBinding {
    private final Catalogue catalogue;
    private final Reception reception;
    private final Responses responses;
    private final Bodies bodies;

    public RestBinding(Catalogue catalogue, Reception reception, Responses responses, Bodies bodies) {
        this.catalogue = catalogue;
        this.reception = reception;
        this.responses = responses;
        this.bodies = bodies;
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
        CompletionStage<JsonObject> params = method.verb() == Verb.GET
                ? bodies.none(request).thenApply(none -> query(method, request))
                : body(request);
        return params.thenCompose(read -> reception.answer(method, read))
                .exceptionally(RestBinding::refused)
                .thenApply(responses::of);
    }

    private CompletionStage<HttpResponse> refuse(HttpRequest request, Problem problem) {
        return bodies.none(request).thenApply(none -> responses.of(Reply.of(problem)));
    }

    private static Reply refused(Throwable failure) {
        Throwable inner = ProblemException.unwrap(failure);
        if (inner instanceof ProblemException e) {
            return Reply.of(e.problem());
        }
        throw inner instanceof RuntimeException e ? e : new IllegalStateException(inner);
    }

    private CompletionStage<JsonObject> body(HttpRequest request) {
        return bodies.read(request).thenApply(bytes -> {
            if (request.getUri().rawQueryString().isPresent()) {
                throw Problem.of(EdgeRefusal.PARAM_UNKNOWN)
                        .because("a change takes its parameters in the body")
                        .exception();
            }
            try {
                return bytes.length == 0 ? new JsonObject() : JsonReader.readObject(bytes);
            } catch (JsonRefused e) {
                throw Problem.of(e).exception();
            }
        });
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
