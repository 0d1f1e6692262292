package io.quoin.http.desk;

import io.quoin.http.json.JsonObject;
import io.quoin.protocol.command.Fate;

/**
 * A command that has taken effect: where it stands in the journal of its entity.
 *
 * @param isRepeat whether it had done so before this request came
 */
public record Acknowledged(CommandQuestion question, Fate.Applied applied, boolean isRepeat) {
    /** What every acknowledgement says. */
    public JsonObject document() {
        return question.document()
                .put("height", applied.height())
                .put("index", applied.index())
                .put("hash", applied.hash().toString())
                .put("duplicate", isRepeat);
    }
}
