package io.quoin.http.desk;

import io.quoin.http.json.JsonObject;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.CommandId;

/** What a client must know to ask for the fate of a command, now or at any later time. */
public record CommandQuestion(Address entity, CommandId id, long validUntilMillis) {
    /** The method that answers it. */
    public static final String METHOD = "private/get_command_fate";

    /** Its members, as every answer to a command has them. */
    public JsonObject document() {
        return new JsonObject()
                .put("command_id", id.clientId())
                .put("account", id.account())
                .put("entity", entity.toString())
                .put("valid_until", validUntilMillis);
    }

    /** The call that asks it. */
    JsonObject ask() {
        return new JsonObject().put("method", METHOD).put("params", document());
    }
}
