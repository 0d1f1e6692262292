package io.quoin.http.problem;

import io.quoin.http.json.JsonObject;
import io.quoin.http.json.JsonRefused;
import io.quoin.protocol.law.Refusal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One refusal of one request, as a problem document of RFC 9457: {@code type}, {@code title}, {@code status} and {@code detail}
 * are of that standard; {@code name} is what clients match on, {@code code} the number that Deribit's clients know, {@code
 * param} the parameter meant, {@code retryable} whether the very same request may succeed later.
 */
public final class Problem {
    /** The media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Where the names are explained. */
    public static final String TYPE_PREFIX = "/api/v1/public/errors#";

    private static final long NONE = -1;

    private final Refusal refusal;
    private final String detail;
    private final @Nullable String param;
    private final long retryAfterMillis;
    private final JsonObject more;

    private Problem(Refusal refusal, String detail, @Nullable String param, long retryAfterMillis, JsonObject more) {
        this.refusal = refusal;
        this.detail = detail;
        this.param = param;
        this.retryAfterMillis = retryAfterMillis;
        this.more = more;
    }

    /** The refusal in its own words. */
    public static Problem of(Refusal refusal) {
        return new Problem(refusal, refusal.sentence(), null, NONE, new JsonObject());
    }

    /** The refusal of a document that is no JSON. */
    public static Problem of(JsonRefused refused) {
        return of(refused.rule()).because(refused.where());
    }

    /** The refusal of this parameter. */
    public static Problem ofParam(Refusal refusal, String param, String detail) {
        return new Problem(refusal, refusal.sentence() + " (" + detail + ")", param, NONE, new JsonObject());
    }

    /** The same with the particulars of this case. */
    public Problem because(String detail) {
        return new Problem(refusal, refusal.sentence() + " (" + detail + ")", param, retryAfterMillis, more);
    }

    /** The same, about this parameter. */
    public Problem about(String parameter) {
        return new Problem(refusal, detail, parameter, retryAfterMillis, more);
    }

    /** The same, with when to come again. */
    public Problem retryAfterMillis(long millis) {
        return new Problem(refusal, detail, param, millis, more);
    }

    /** The same with further members of the document. */
    public Problem with(JsonObject members) {
        return new Problem(refusal, detail, param, retryAfterMillis, members);
    }

    /** The rule that was broken. */
    public Refusal refusal() {
        return refusal;
    }

    /** The HTTP status. */
    public int status() {
        return Statuses.of(refusal);
    }

    /** The number that Deribit's clients know. */
    public int code() {
        return DeribitCodes.of(refusal);
    }

    /** Whether the very same request may succeed later. */
    public boolean isRetryable() {
        return ErrorCatalogue.isRetryable(refusal);
    }

    /** Whole seconds after which to come again; -1 if nothing is said. */
    public long retryAfterSeconds() {
        return retryAfterMillis == NONE ? NONE : Math.max(1, (retryAfterMillis + 999) / 1_000);
    }

    /** Thrown to end a request with this problem. */
    public ProblemException exception() {
        return new ProblemException(this);
    }

    /** The document. */
    public JsonObject document() {
        JsonObject document = new JsonObject()
                .put("type", TYPE_PREFIX + refusal.name())
                .put("title", refusal.sentence())
                .put("status", status())
                .put("detail", detail)
                .put("name", refusal.name())
                .put("code", code())
                .put("reason", refusal.category().name().toLowerCase(Locale.ROOT))
                .put("retryable", isRetryable());
        if (param != null) {
            document.put("param", param);
        }
        if (retryAfterMillis != NONE) {
            document.put("retry_after_ms", retryAfterMillis);
        }
        more.fields().forEach(document::putJson);
        return document;
    }

    @Override
    public String toString() {
        return document().toString();
    }
}
