package io.quoin.http.catalogue;

import io.quoin.http.json.JsonObject;
import java.util.concurrent.CompletionStage;

/**
 * Answers a call whose parameters are read and whose caller may call. A refusal is a {@link
 * io.quoin.http.problem.ProblemException}, thrown or as the failure of the stage.
 */
@FunctionalInterface
public interface Handler {
    /** The result. */
    CompletionStage<JsonObject> answer(Call call);
}
