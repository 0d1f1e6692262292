package io.quoin.http.rest;

import io.quoin.http.json.JsonObject;
import io.quoin.http.json.JsonWriter;
import io.quoin.http.limit.LimitState;
import io.quoin.http.problem.Problem;
import io.quoin.http.reception.Reply;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.jspecify.annotations.Nullable;

/** Makes HTTP responses of replies, all with the headers that every response of this edge has. */
public final class Responses {
    private static final ContentType PROBLEM =
            ContentTypes.create(MediaTypes.applicationWithFixedCharset("problem+json", HttpCharsets.UTF_8));
    private static final int OK = 200;

    private final List<HttpHeader> always;

    /** Responses of an edge in development mode, or not. */
    public Responses(boolean isDevelopment) {
        List<HttpHeader> headers = new ArrayList<>();
        headers.add(RawHeader.create("Cache-Control", "no-store"));
        if (isDevelopment) {
            headers.add(RawHeader.create("Quoin-Mode", "development"));
        }
        this.always = List.copyOf(headers);
    }

    /** The response of a reply. */
    HttpResponse of(Reply reply) {
        Problem problem = reply.problem();
        HttpResponse response = problem == null
                ? response(OK, ContentTypes.APPLICATION_JSON, reply.result())
                : response(problem.status(), PROBLEM, problem.document()).addHeaders(retryAfter(problem));
        return response.addHeaders(limit(reply.limit()));
    }

    /** The response of JSON-RPC: its own document, with the status and the headers that REST would have. */
    HttpResponse of(Reply reply, JsonObject document) {
        Problem problem = reply.problem();
        HttpResponse response = problem == null
                ? response(OK, ContentTypes.APPLICATION_JSON, document)
                : response(problem.status(), ContentTypes.APPLICATION_JSON, document)
                        .addHeaders(retryAfter(problem));
        return response.addHeaders(limit(reply.limit()));
    }

    private static List<HttpHeader> limit(@Nullable LimitState limit) {
        return limit == null
                ? List.of()
                : List.of(
                        RawHeader.create("RateLimit-Limit", Long.toString(limit.burst())),
                        RawHeader.create("RateLimit-Remaining", Long.toString(limit.remaining())),
                        RawHeader.create("RateLimit-Reset", Long.toString((limit.fullInMillis() + 999) / 1_000)));
    }

    private HttpResponse response(int status, ContentType type, JsonObject body) {
        return HttpResponse.create()
                .withStatus(status)
                .withEntity(HttpEntities.create(type, JsonWriter.bytes(body)))
                .addHeaders(always);
    }

    private static List<HttpHeader> retryAfter(Problem problem) {
        long seconds = problem.retryAfterSeconds();
        return seconds < 0 ? List.of() : List.of(RawHeader.create("Retry-After", Long.toString(seconds)));
    }
}
