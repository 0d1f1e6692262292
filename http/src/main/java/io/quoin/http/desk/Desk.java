package io.quoin.http.desk;

import io.quoin.http.problem.EdgeRefusal;
import io.quoin.http.problem.ErrorCatalogue;
import io.quoin.http.problem.Problem;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.law.Refusal;
import io.quoin.protocol.port.EntityDesk;
import io.quoin.protocol.port.Seen;
import java.util.concurrent.CompletionStage;

/**
 * The desk of one entity type as methods use it: every stage either has what was asked for or fails with a problem.
 *
 * <table>
 * <caption>What becomes of a command</caption>
 * <tr><th>fate</th><th>told as</th></tr>
 * <tr><td>applied</td><td>an {@link Acknowledged}</td></tr>
 * <tr><td>refused (final, journaled)</td><td>the refusal, with the height at which it stands</td></tr>
 * <tr><td>not decided</td><td>the refusal; 429 if the same may be sent again</td></tr>
 * <tr><td>anything else, or a time-out</td><td>{@link EdgeRefusal#OUTCOME_UNKNOWN}, with the question to ask</td></tr>
 * </table>
 */
public final class Desk<C, Q, V> {
    private static final long AGAIN_AFTER_MILLIS = 1_000;

    private final String type;
    private final EntityDesk<C, Q, V> desk;

    /** The desk of this entity type. */
    public Desk(String type, EntityDesk<C, Q, V> desk) {
        this.type = type;
        this.desk = desk;
    }

    /** The address of an entity of this type. */
    public Address address(String entityId) {
        return new Address(type, entityId);
    }

    /** Hands a command in. */
    public CompletionStage<Acknowledged> submit(String entityId, CommandId id, long validUntilMillis, C command) {
        CommandQuestion question = new CommandQuestion(address(entityId), id, validUntilMillis);
        return desk.submit(entityId, id, validUntilMillis, command).handle((answer, failure) -> {
            if (failure != null) {
                throw unknown(question).exception();
            }
            return acknowledged(question, answer);
        });
    }

    /** What became of a command. */
    public CompletionStage<Fate> fate(CommandQuestion question) {
        return orNotAnswered(desk.fate(question.entity().id(), question.id(), question.validUntilMillis()));
    }

    /** Reads the entity; sees every acknowledged write. */
    public CompletionStage<Seen<V>> look(String entityId, Q query) {
        return orNotAnswered(desk.look(entityId, query));
    }

    private static <T> CompletionStage<T> orNotAnswered(CompletionStage<T> asked) {
        return asked.handle((seen, failure) -> {
            if (failure != null) {
                throw Problem.of(EdgeRefusal.NOT_ANSWERED)
                        .retryAfterMillis(AGAIN_AFTER_MILLIS)
                        .exception();
            }
            return seen;
        });
    }

    private Acknowledged acknowledged(CommandQuestion question, Answer answer) {
        if (answer.fate() instanceof Fate.Applied applied) {
            return new Acknowledged(question, applied, answer.isRepeat());
        } else if (answer.fate() instanceof Fate.Refused refused) {
            Problem problem = Problem.of(ErrorCatalogue.decided(type, refused));
            throw because(problem, refused.detail())
                    .with(question.document()
                            .put("height", refused.height())
                            .put("hash", refused.hash().toString())
                            .put("duplicate", answer.isRepeat()))
                    .exception();
        } else if (answer.fate() instanceof Fate.NotDecided not) {
            throw notDecided(not).with(question.document()).exception();
        }
        throw unknown(question).exception();
    }

    private static Problem notDecided(Fate.NotDecided fate) {
        Refusal rule = ErrorCatalogue.notDecided(fate);
        Problem problem = because(Problem.of(rule), fate.detail());
        return problem.isRetryable() ? problem.retryAfterMillis(AGAIN_AFTER_MILLIS) : problem;
    }

    private static Problem because(Problem problem, String detail) {
        return detail.isEmpty() || detail.equals(problem.refusal().sentence()) ? problem : problem.because(detail);
    }

    private static Problem unknown(CommandQuestion question) {
        return Problem.of(EdgeRefusal.OUTCOME_UNKNOWN)
                .retryAfterMillis(AGAIN_AFTER_MILLIS)
                .with(question.document().put("ask", question.ask()));
    }
}
