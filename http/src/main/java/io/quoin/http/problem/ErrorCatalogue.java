package io.quoin.http.problem;

import io.quoin.http.json.Json;
import io.quoin.http.json.JsonObject;
import io.quoin.http.json.JsonRefusal;
import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.account.AccountRefusal;
import io.quoin.protocol.command.CommandRefusal;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.law.Refusal;
import io.quoin.protocol.law.RefusalCategory;
import io.quoin.protocol.market.MarketKind;
import io.quoin.protocol.market.MarketRefusal;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Every refusal that a client can meet, made of the refusals themselves. */
public final class ErrorCatalogue {
    /** Refusals of which the same request may fare better after a moment, although nothing in it is changed. */
    private static final Set<Refusal> RETRYABLE = Set.of(
            EdgeRefusal.RATE_LIMITED,
            EdgeRefusal.BODY_INCOMPLETE,
            EdgeRefusal.NOT_ANSWERED,
            EdgeRefusal.OUTCOME_UNKNOWN,
            CommandRefusal.QUEUE_FULL,
            CommandRefusal.STOPPING,
            CommandRefusal.TOO_MANY_LIVE_IDS);

    private ErrorCatalogue() {}

    /** Who refuses, and what; in the order in which it is judged. */
    public record Family(String source, List<Refusal> refusals) {
        public Family {
            refusals = List.copyOf(refusals);
        }
    }

    /** All families, from the outermost in. */
    public static List<Family> families() {
        return List.of(
                new Family("edge", List.of(EdgeRefusal.values())),
                new Family("json", List.of(JsonRefusal.values())),
                new Family("shell", List.of(CommandRefusal.values())),
                new Family(AccountKind.TYPE, List.of(AccountRefusal.values())),
                new Family(MarketKind.TYPE, List.of(MarketRefusal.values())));
    }

    /** Whether the very same request, id included, may succeed later. A decided refusal is final for its id and never does. */
    static boolean isRetryable(Refusal refusal) {
        return RETRYABLE.contains(refusal);
    }

    /** The refusal that an entity of this type answered with; one that only an older law knew is told by its name. */
    public static Refusal decided(String entityType, Fate.Refused refused) {
        return find(entityType, refused.name(), refused.detail());
    }

    /** The refusal with which the shell did not decide a command. */
    public static Refusal notDecided(Fate.NotDecided fate) {
        return find("shell", fate.name(), fate.detail());
    }

    private static Refusal find(String source, String name, String detail) {
        for (Family family : families()) {
            if (family.source().equals(source) || family.source().equals("shell")) {
                for (Refusal refusal : family.refusals()) {
                    if (refusal.name().equals(name)) {
                        return refusal;
                    }
                }
            }
        }
        return new Forgotten(name, detail);
    }

    /** The catalogue as a document. */
    public static JsonObject document() {
        return new JsonObject().put("errors", families(), ErrorCatalogue::document);
    }

    private static Json document(Family family) {
        return new Json.Fields(new JsonObject()
                .put("source", family.source())
                .put("refusals", family.refusals(), ErrorCatalogue::document));
    }

    private static Json document(Refusal refusal) {
        return new Json.Fields(new JsonObject()
                .put("name", refusal.name())
                .put("status", Statuses.of(refusal))
                .put("code", DeribitCodes.of(refusal))
                .put("category", refusal.category().name().toLowerCase(Locale.ROOT))
                .put("retryable", isRetryable(refusal))
                .put("sentence", refusal.sentence()));
    }

    /** A refusal that stands in a journal although its rule is gone. */
    private record Forgotten(String name, String sentence) implements Refusal {
        @Override
        public RefusalCategory category() {
            return RefusalCategory.INVALID_STATE;
        }
    }
}
