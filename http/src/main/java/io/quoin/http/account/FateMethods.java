package io.quoin.http.account;

import io.quoin.http.catalogue.Access;
import io.quoin.http.catalogue.Call;
import io.quoin.http.catalogue.Catalogue;
import io.quoin.http.catalogue.Common;
import io.quoin.http.catalogue.Method;
import io.quoin.http.catalogue.Param;
import io.quoin.http.catalogue.Types;
import io.quoin.http.desk.CommandQuestion;
import io.quoin.http.desk.Desks;
import io.quoin.http.json.JsonObject;
import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.address.EntityIds;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What became of a command: the question that every answer to a command tells how to ask. */
public final class FateMethods implements Catalogue.Chapter {
    private static final int ENTITY_CHARACTERS_MAX = EntityIds.LENGTH_MAX + 8;

    private static final Param<Address> ENTITY = Param.required(
            "entity",
            Types.text(
                    text -> text.matches("(account|market)/[A-Za-z0-9_.-]{1,36}"),
                    Address::parse,
                    "(account|market)/[A-Za-z0-9_.-]{1,36}",
                    ENTITY_CHARACTERS_MAX,
                    "market/BTC_USDC-PERPETUAL"),
            "The entity that the command was for, as its answer named it.");
    private static final Param<Long> VALID_UNTIL = Param.required(
            "valid_until", Types.whole(0, 4_102_444_800_000L, 1_790_000_000_000L), "The valid_until of the command.");

    private final Desks desks;

    public FateMethods(Desks desks) {
        this.desks = desks;
    }

    @Override
    public List<Method> methods() {
        return List.of(Method.read(
                        CommandQuestion.METHOD,
                        "What became of a command: applied, refused and never are final for its id.")
                .by(Access.READ)
                .takes(ENTITY, Common.COMMAND_ID, VALID_UNTIL)
                .answeredBy(this::fate));
    }

    private CompletionStage<JsonObject> fate(Call call) {
        CommandQuestion question = new CommandQuestion(
                call.get(ENTITY), new CommandId(call.account(), call.get(Common.COMMAND_ID)), call.get(VALID_UNTIL));
        CompletionStage<Fate> fate = question.entity().type().equals(AccountKind.TYPE)
                ? desks.accounts().fate(question)
                : desks.markets().fate(question);
        return fate.thenApply(known -> told(question.document(), known));
    }

    private static JsonObject told(JsonObject document, Fate fate) {
        if (fate instanceof Fate.Applied applied) {
            return document.put("fate", "applied")
                    .put("height", applied.height())
                    .put("index", applied.index())
                    .put("hash", applied.hash().toString());
        } else if (fate instanceof Fate.Refused refused) {
            return document.put("fate", "refused")
                    .put("refusal", refused.name())
                    .put("detail", refused.detail())
                    .put("height", refused.height())
                    .put("index", refused.index())
                    .put("hash", refused.hash().toString());
        } else if (fate instanceof Fate.NotDecided not) {
            return document.put("fate", "not_decided")
                    .put("refusal", not.name())
                    .put("detail", not.detail());
        } else if (fate instanceof Fate.Never) {
            return document.put("fate", "never");
        } else {
            return document.put("fate", fate instanceof Fate.Pending ? "pending" : "unknown");
        }
    }
}
