package io.quoin.http.node;

import io.quoin.http.catalogue.Call;
import io.quoin.http.catalogue.Catalogue;
import io.quoin.http.catalogue.Method;
import io.quoin.http.json.JsonObject;
import io.quoin.http.problem.EdgeRefusal;
import io.quoin.http.problem.ErrorCatalogue;
import io.quoin.http.problem.Problem;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Time, status, health and the catalogue of errors. */
public final class NodeMethods implements Catalogue.Chapter {
    private final NodeStatus status;

    public NodeMethods(NodeStatus status) {
        this.status = status;
    }

    @Override
    public List<Method> methods() {
        return List.of(
                Method.read("public/time", "The time of this member.").answeredBy(this::time),
                Method.read("public/status", "What this realm is and in what state its cluster is.")
                        .answeredBy(this::status),
                Method.read("public/health", "Whether this member runs: it answers.")
                        .at("/health")
                        .answeredBy(call -> now(new JsonObject().put("ok", true))),
                Method.read("public/ready", "Whether this member can serve requests now.")
                        .at("/ready")
                        .answeredBy(this::ready),
                Method.read("public/errors", "Every refusal that a client can meet, with its status and number.")
                        .answeredBy(call -> now(ErrorCatalogue.document())));
    }

    private CompletionStage<JsonObject> time(Call call) {
        return now(new JsonObject().put("timestamp", call.atMillis()));
    }

    private CompletionStage<JsonObject> status(Call call) {
        return now(new JsonObject()
                .put("environment", status.environment())
                .put("version", status.version())
                .put("development", status.isDevelopment())
                .put("cluster", status.cluster())
                .put("ready", status.notReady().isEmpty())
                .put("timestamp", call.atMillis()));
    }

    private CompletionStage<JsonObject> ready(Call call) {
        status.notReady().ifPresent(reason -> {
            throw Problem.of(EdgeRefusal.NOT_ANSWERED).because(reason).exception();
        });
        return now(new JsonObject().put("ready", true));
    }

    private static CompletionStage<JsonObject> now(JsonObject result) {
        return CompletableFuture.completedStage(result);
    }
}
