package io.quoin.http.rpc;

import io.quoin.http.json.Json;
import io.quoin.http.json.JsonObject;
import io.quoin.http.json.JsonReader;
import io.quoin.http.json.JsonRefused;
import io.quoin.http.problem.EdgeRefusal;
import io.quoin.http.problem.Problem;
import io.quoin.http.problem.ProblemException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request of JSON-RPC 2.0, strictly read: {@code {"jsonrpc":"2.0","id":1,"method":"public/time","params":{}}}.
 *
 * @param id a number or a text, or null if there is none
 * @param params an empty object if there are none
 */
record RpcRequest(Json id, String method, JsonObject params) {
    private static final Set<String> MEMBERS = Set.of("jsonrpc", "id", "method", "params");
    private static final int ID_CHARACTERS_MAX = 64;

    /** The document as JSON; throws the problem of one that is none. */
    static Json document(byte[] bytes) {
        try {
            return JsonReader.read(bytes);
        } catch (JsonRefused e) {
            throw Problem.of(e).exception();
        }
    }

    /** The document as JSON; throws the problem of one that is none. */
    static Json document(String text) {
        try {
            return JsonReader.read(text);
        } catch (JsonRefused e) {
            throw Problem.of(e).exception();
        }
    }

    /** The id of a document, as far as it has one that can be sent back. */
    static Json idOf(@Nullable Json document) {
        if (document instanceof Json.Fields fields) {
            Json id = fields.object().find("id");
            boolean isText = id instanceof Json.Text text && text.value().length() <= ID_CHARACTERS_MAX;
            if (id != null && (isText || id instanceof Json.Whole)) {
                return id;
            }
        }
        return Json.NOTHING;
    }

    /** The request that a document is; throws the problem of one that is none. */
    static RpcRequest of(Json document) {
        if (document instanceof Json.Items) {
            throw Problem.of(EdgeRefusal.RPC_BATCH_UNSUPPORTED).exception();
        }
        if (!(document instanceof Json.Fields fields)) {
            throw malformed("it is " + document.kind());
        }
        JsonObject object = fields.object();
        for (String member : object.fields().keySet()) {
            if (!MEMBERS.contains(member)) {
                throw malformed("it has the member '" + member + "'");
            }
        }
        if (!(object.find("jsonrpc") instanceof Json.Text version
                && version.value().equals("2.0"))) {
            throw malformed("jsonrpc must be \"2.0\"");
        }
        Json id = idOf(document);
        if (id instanceof Json.Nothing && object.find("id") != null) {
            throw malformed("id must be a number or a text of at most " + ID_CHARACTERS_MAX + " characters");
        }
        if (!(object.find("method") instanceof Json.Text method)) {
            throw malformed("method must be a text");
        }
        return new RpcRequest(id, method.value(), params(object.find("params")));
    }

    private static JsonObject params(@Nullable Json params) {
        if (params == null) {
            return new JsonObject();
        }
        if (params instanceof Json.Fields fields) {
            return fields.object();
        }
        throw malformed("params must be an object: they go by name");
    }

    private static ProblemException malformed(String what) {
        return Problem.of(EdgeRefusal.RPC_MALFORMED).because(what).exception();
    }
}
