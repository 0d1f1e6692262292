package io.quoin.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.http.catalogue.Access;
import io.quoin.http.catalogue.Common;
import io.quoin.http.catalogue.Method;
import io.quoin.http.catalogue.Param;
import io.quoin.http.catalogue.Verb;
import io.quoin.http.json.Json;
import io.quoin.http.json.JsonObject;
import io.quoin.http.json.JsonWriter;
import io.quoin.http.server.EdgeKit.Told;
import io.quoin.protocol.auth.KeyScope;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every method of the catalogue with everything that can be wrong with a request: a 4xx with a name, and nothing is handed in. */
class MalformationMatrixTest {
    /** What the common parameters may be without a signature. */
    private static final Set<Param<?>> OF_SIGNATURES = Set.of(Common.SIGNATURE, Common.SIGNED_BY, Common.SIGNED_UNTIL);

    private static EdgeKit kit;
    private static final Map<String, Integer> seen = new TreeMap<>();

    @BeforeAll
    static void start() {
        kit = new EdgeKit("""
                much { per-second = 1000000, burst = 1000000 }
                lanes { general = ${much}, commands = ${much}, cancels = ${much} }
                quoin.edge.limits { address = ${lanes}, key = ${lanes}, account = ${lanes} }
                """);
    }

    @AfterAll
    static void stop() {
        kit.close();
    }

    @Test
    void every_method_answers_its_own_example_to_whom_it_is_for() {
        for (Method method : kit.assembly.catalogue().methods()) {
            if (method.access() == Access.ANYONE && method.verb() == Verb.GET) {
                Told told = call(method, example(method));
                // The example of an instrument is a real one, the only one here is another.
                assertTrue(
                        told.status() == 200 || told.name().equals("INSTRUMENT_UNKNOWN"),
                        () -> method.name() + told.body());
            }
        }
    }

    @Test
    void a_document_that_is_no_object_of_json_is_refused() {
        Map<String, String> documents = new TreeMap<>();
        documents.put("{\"command_id\":1", "JSON_MALFORMED");
        documents.put("{} x", "JSON_MALFORMED");
        documents.put("[]", "JSON_NOT_AN_OBJECT");
        documents.put("null", "JSON_NOT_AN_OBJECT");
        documents.put("{\"x\":1,\"x\":1}", "JSON_DUPLICATE_FIELD");
        documents.put("{\"x\":1e5}", "JSON_NUMBER_NOT_WHOLE");
        documents.put("{\"x\":1.5}", "JSON_NUMBER_NOT_WHOLE");
        documents.put("{\"x\":NaN}", "JSON_NUMBER_NOT_WHOLE");
        documents.put("{\"x\":123456789012345678901}", "JSON_NUMBER_TOO_LARGE");
        documents.put("{\"x\":\"\\ud800\"}", "JSON_NOT_UNICODE");
        documents.put("{\"x\":" + "[".repeat(1_000), "JSON_TOO_DEEP");
        documents.put("{\"x\":\"" + "y".repeat(20_000) + "\"}", "JSON_TEXT_TOO_LONG");
        documents.put("{\"x\":\"" + "y".repeat(70_000) + "\"}", "BODY_TOO_LARGE");
        for (Method method : changes()) {
            documents.forEach((document, name) -> refused(name, method, kit.post(method.path(), document)));
            refused(
                    "MEDIA_TYPE_UNSUPPORTED",
                    method,
                    kit.send(kit.request(method.path())
                            .header("Content-Type", "text/plain")
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))));
        }
        documents.forEach((document, name) -> {
            if (!name.equals("JSON_NOT_AN_OBJECT")) {
                Told told = kit.post(
                        "/api/v1", "{\"jsonrpc\":\"2.0\",\"method\":\"public/time\",\"params\":" + document + "}");
                assertEquals(name.equals("BODY_TOO_LARGE") ? 413 : 400, told.status());
                assertTrue(told.body().toString().contains(name.equals("JSON_MALFORMED") ? "JSON_" : name));
            }
        });
        nothingHandedIn();
    }

    @Test
    void a_parameter_that_is_missing_unknown_or_of_another_type_is_refused_by_name() {
        for (Method method : kit.assembly.catalogue().methods()) {
            JsonObject unknown = example(method).put("unknown_parameter", "1");
            refused("PARAM_UNKNOWN", method, call(method, unknown));
            for (Param<?> param : method.params()) {
                if (param.isRequired()) {
                    Told told = call(method, without(example(method), param.name()));
                    refused("PARAM_MISSING", method, told);
                    assertEquals(param.name(), told.text("param"));
                }
                for (Json wrong : wrongFor(param)) {
                    JsonObject params = example(method).putJson(param.name(), wrong);
                    Told told = callByRpc(method, params); // A query has no types: there, a number is a text too.
                    assertTrue(
                            told.name().equals("PARAM_MALFORMED") || told.name().equals("PARAM_OUT_OF_RANGE"),
                            () -> method.name() + " " + params + ": " + told.body());
                    assertEquals(400, told.status());
                    assertEquals(param.name(), told.text("param"));
                    seen.merge(told.name(), 1, Integer::sum);
                }
            }
        }
        nothingHandedIn();
    }

    @Test
    void a_method_is_called_with_its_own_verb_alone() {
        for (Method method : kit.assembly.catalogue().methods()) {
            for (String verb : List.of("GET", "POST", "PUT", "DELETE", "PATCH")) {
                if (!verb.equals(method.verb().name())) {
                    Told told = kit.send(kit.request(method.path()).method(verb, HttpRequest.BodyPublishers.noBody()));
                    refused("VERB_NOT_ALLOWED", method, told);
                    assertEquals(405, told.status());
                }
            }
        }
        nothingHandedIn();
    }

    @Test
    void nobody_calls_what_is_not_for_him() {
        for (Method method : kit.assembly.catalogue().methods()) {
            if (method.access() == Access.ANYONE) {
                continue;
            }
            refused("NOT_AUTHENTICATED", method, call(method, example(method)));
            for (KeyScope scope : KeyScope.values()) {
                Told told = callAs(scope, method, example(method));
                if (scope == method.access().scope()) {
                    assertTrue(
                            told.status() < 500 && told.status() != 401 && told.status() != 403,
                            () -> method.name() + told.body());
                    kit.accounts.handed.clear();
                    kit.markets.handed.clear();
                } else {
                    assertEquals(403, told.status(), () -> method.name() + " by " + scope + ": " + told.body());
                    assertTrue(Set.of("SCOPE_MISSING", "OWNER_ONLY", "ROLE_MISSING")
                            .contains(told.name()));
                    seen.merge(told.name(), 1, Integer::sum);
                }
            }
        }
        nothingHandedIn();
    }

    // ---- making requests -------------------------------------------------------------------------------------------

    private static List<Method> changes() {
        return kit.assembly.catalogue().methods().stream()
                .filter(method -> method.verb() == Verb.POST)
                .toList();
    }

    /** What the descriptions of the parameters give as an example, without a signature. */
    private static JsonObject example(Method method) {
        JsonObject example = new JsonObject();
        for (Param<?> param : method.params()) {
            if (!OF_SIGNATURES.contains(param)) {
                example.putJson(param.name(), param.type().example());
            }
        }
        return example;
    }

    private static JsonObject without(JsonObject object, String name) {
        JsonObject rest = new JsonObject();
        object.fields().forEach((field, value) -> {
            if (!field.equals(name)) {
                rest.putJson(field, value);
            }
        });
        return rest;
    }

    /** Values of every kind of JSON that the parameter's own example is not, and the edges of its bounds. */
    private static List<Json> wrongFor(Param<?> param) {
        Json example = param.type().example();
        List<Json> wrong = new ArrayList<>();
        for (Json json : List.of(
                new Json.Text("\u0000 no such thing \u20ac".repeat(40)),
                new Json.Text(""),
                new Json.Whole(Long.MIN_VALUE),
                new Json.Flag(true),
                Json.NOTHING,
                new Json.Items(List.of()),
                new Json.Fields(new JsonObject()))) {
            if (!(json.kind().equals(example.kind()) && mayBe(json, param.type().schema()))) {
                wrong.add(json);
            }
        }
        return wrong;
    }

    /** Whether one of the values above, of the right kind, is a good one. */
    private static boolean mayBe(Json json, JsonObject schema) {
        if (json instanceof Json.Text text) {
            return text.value().isEmpty() && schema.find("pattern") == null && schema.find("enum") == null;
        }
        return json instanceof Json.Flag || new Json.Whole(0).equals(schema.find("minItems"));
    }

    private static Told call(Method method, JsonObject params) {
        return method.verb() == Verb.GET
                ? kit.get(path(method, params))
                : kit.post(method.path(), JsonWriter.text(new Json.Fields(params)));
    }

    private static Told callByRpc(Method method, JsonObject params) {
        JsonObject request = new JsonObject()
                .put("jsonrpc", "2.0")
                .put("id", 1)
                .put("method", method.name())
                .put("params", params);
        Told told = kit.post("/api/v1", request.toString());
        JsonObject problem =
                told.object("error").find("data") instanceof Json.Fields data ? data.object() : told.body();
        return new Told(told.status(), problem, told.response());
    }

    private static Told callAs(KeyScope scope, Method method, JsonObject params) {
        return method.verb() == Verb.GET
                ? kit.getAs(EdgeKit.ofScope(scope), path(method, params))
                : kit.postAs(EdgeKit.ofScope(scope), method.path(), JsonWriter.text(new Json.Fields(params)));
    }

    private static String path(Method method, JsonObject params) {
        StringBuilder path = new StringBuilder(method.path());
        params.fields()
                .forEach((name, value) -> path.append(path.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(
                                value instanceof Json.Text text ? text.value() : JsonWriter.text(value),
                                StandardCharsets.UTF_8)));
        return path.toString();
    }

    private static void refused(String name, Method method, Told told) {
        assertEquals(name, told.name(), () -> method.name() + ": " + told.body());
        assertTrue(told.status() >= 400 && told.status() < 500, () -> method.name() + ": " + told.body());
        seen.merge(name, 1, Integer::sum);
    }

    private static void nothingHandedIn() {
        assertEquals(List.of(), kit.accounts.handed);
        assertEquals(List.of(), kit.markets.handed);
    }
}
