package io.quoin.http.rest;

import io.quoin.http.problem.EdgeRefusal;
import io.quoin.http.problem.Problem;
import io.quoin.http.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Sink;

/** Takes in the bodies of requests, whole, up to a size and within a time. */
public final class Bodies {
    /** A body that nobody needs is let go by up to so many times the size of the largest that anybody does. */
    private static final int PASSING_BODIES_MAX = 16;

    private final Materializer materializer;
    private final int bytesMax;
    private final Duration within;

    /**
     * Bodies of up to this size that arrive within this time.
     *
     * @param bytesMax bytes
     */
    public Bodies(Materializer materializer, int bytesMax, Duration within) {
        this.materializer = materializer;
        this.bytesMax = bytesMax;
        this.within = within;
    }

    /** The bytes of the body of JSON; fails with the problem of one that is too large, too slow or something else. */
    public CompletionStage<byte[]> read(HttpRequest request) {
        HttpEntity entity = request.entity();
        if (entity.getContentLengthOption().orElse(0) > bytesMax) {
            return none(request).thenApply(none -> {
                throw tooLarge();
            });
        }
        String mediaType = entity.getContentType().mediaType().toString();
        boolean isEmpty = entity.isKnownEmpty();
        if (!isEmpty && !mediaType.equals("application/json")) {
            return none(request).thenApply(none -> {
                throw Problem.of(EdgeRefusal.MEDIA_TYPE_UNSUPPORTED).exception();
            });
        }
        return entity.toStrict(within.toMillis(), bytesMax, materializer).handle((strict, failure) -> {
            if (failure != null) {
                throw refused(failure);
            }
            return strict.getData().toArray();
        });
    }

    /**
     * Lets the body of a request go by whose body nobody needs, so that the connection can be used again. One that is far too
     * large or too slow is not waited for: its connection ends with the answer.
     */
    public CompletionStage<Done> none(HttpRequest request) {
        if (request.entity().isStrict()) {
            return CompletableFuture.completedStage(Done.getInstance());
        }
        return request.entity()
                .withSizeLimit((long) PASSING_BODIES_MAX * bytesMax)
                .getDataBytes()
                .completionTimeout(within)
                .runWith(Sink.ignore(), materializer)
                .handle((done, failure) -> Done.getInstance());
    }

    private static ProblemException tooLarge() {
        return Problem.of(EdgeRefusal.BODY_TOO_LARGE).exception();
    }

    private static ProblemException refused(Throwable failure) {
        return ProblemException.unwrap(failure) instanceof EntityStreamSizeException
                ? tooLarge()
                : Problem.of(EdgeRefusal.BODY_INCOMPLETE).exception();
    }
}
