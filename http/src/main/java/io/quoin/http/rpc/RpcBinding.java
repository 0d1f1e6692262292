package io.quoin.http.rpc;

import io.quoin.http.catalogue.Catalogue;
import io.quoin.http.catalogue.Method;
import io.quoin.http.catalogue.Session;
import io.quoin.http.json.Json;
import io.quoin.http.json.JsonObject;
import io.quoin.http.problem.EdgeRefusal;
import io.quoin.http.problem.Problem;
import io.quoin.http.problem.ProblemException;
import io.quoin.http.reception.Asked;
import io.quoin.http.reception.Proof;
import io.quoin.http.reception.Reception;
import io.quoin.http.reception.Reply;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers requests of JSON-RPC 2.0 by the methods of the catalogue. */
public final class RpcBinding {
    private final Catalogue catalogue;
    private final Reception reception;
    private final boolean isDevelopment;

    public RpcBinding(Catalogue catalogue, Reception reception, boolean isDevelopment) {
        this.catalogue = catalogue;
        this.reception = reception;
        this.isDevelopment = isDevelopment;
    }

    /** The document that answers a request, and the reply that it was made of. */
    public record Answered(Reply reply, JsonObject document) {}

    /** Answers the request that these bytes are. The stage never fails. */
    public CompletionStage<Answered> answer(byte[] request, Proof proof, String from) {
        return answer(() -> RpcRequest.document(request), proof, from, Optional.empty());
    }

    /** Answers the request that this text is, which came through a WebSocket. The stage never fails. */
    public CompletionStage<Answered> answer(String request, Proof proof, String from, Session session) {
        return answer(() -> RpcRequest.document(request), proof, from, Optional.of(session));
    }

    /** Answers what was no request at all. */
    public Answered refuse(Problem problem) {
        return answered(Json.NOTHING, Reply.of(problem));
    }

    private CompletionStage<Answered> answer(Supplier<Json> read, Proof proof, String from, Optional<Session> session) {
        @Nullable Json document = null;
        try {
            document = read.get();
            RpcRequest request = RpcRequest.of(document);
            Method method = catalogue.named(request.method());
            if (method == null) {
                throw Problem.of(EdgeRefusal.METHOD_UNKNOWN).exception();
            }
            return reception
                    .answer(new Asked(method, request.params(), proof, from, session))
                    .thenApply(reply -> answered(request.id(), reply));
        } catch (ProblemException e) {
            return CompletableFuture.completedStage(answered(RpcRequest.idOf(document), Reply.of(e.problem())));
        }
    }

    private Answered answered(Json id, Reply reply) {
        JsonObject document = new JsonObject().put("jsonrpc", "2.0").putJson("id", id);
        @Nullable Problem problem = reply.problem();
        if (problem == null) {
            document.put("result", reply.result());
        } else {
            document.put(
                    "error",
                    new JsonObject()
                            .put("code", problem.code())
                            .put("message", problem.refusal().name())
                            .put("data", problem.document()));
        }
        if (isDevelopment) {
            document.put("mode", "development");
        }
        return new Answered(reply, document);
    }
}
