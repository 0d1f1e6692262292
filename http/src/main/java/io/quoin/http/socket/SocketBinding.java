package io.quoin.http.socket;

import io.quoin.http.json.Json;
import io.quoin.http.json.JsonWriter;
import io.quoin.http.problem.EdgeRefusal;
import io.quoin.http.problem.Problem;
import io.quoin.http.problem.ProblemException;
import io.quoin.http.rpc.RpcBinding;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.jspecify.annotations.Nullable;

/**
 * Makes the flow of one connection: messages in, messages out. Requests are handed in one after the other, as they came, and
 * answered in that order; up to {@code inFlightMax} wait for their entities at the same time.
 */
public final class SocketBinding {
    /** Where it is. */
    public static final String PATH = "/ws/api/v1";

    private final RpcBinding rpc;
    private final Materializer materializer;
    private final int messageCharactersMax;
    private final Duration messageWithin;
    private final int inFlightMax;

    /**
     * Connections with these limits.
     *
     * @param messageWithin how long a message that comes in pieces may take
     * @param inFlightMax requests of one connection that are being answered
     */
    public SocketBinding(
            RpcBinding rpc,
            Materializer materializer,
            int messageCharactersMax,
            Duration messageWithin,
            int inFlightMax) {
        this.rpc = rpc;
        this.materializer = materializer;
        this.messageCharactersMax = messageCharactersMax;
        this.messageWithin = messageWithin;
        this.inFlightMax = inFlightMax;
    }

    /** The flow of a new connection from this address. */
    public Flow<Message, Message, NotUsed> connection(String from) {
        SocketSession session = new SocketSession();
        return Flow.<Message>create()
                .mapAsync(1, this::textOf)
                .mapAsync(inFlightMax, text -> answer(text, from, session))
                .map(SocketBinding::message);
    }

    private CompletionStage<RpcBinding.Answered> answer(Text text, String from, SocketSession session) {
        return text.problem() == null
                ? rpc.answer(text.value(), session.proof(), from, session)
                : CompletableFuture.completedStage(rpc.refuse(text.problem()));
    }

    private static Message message(RpcBinding.Answered answered) {
        return TextMessage.create(JsonWriter.text(new Json.Fields(answered.document())));
    }

    /** A message put together, or what was wrong with it. */
    private record Text(String value, @Nullable Problem problem) {
        static Text of(Problem problem) {
            return new Text("", problem);
        }
    }

    private CompletionStage<Text> textOf(Message message) {
        if (!message.isText()) {
            message.asBinaryMessage().getStreamedData().runWith(Sink.cancelled(), materializer);
            return CompletableFuture.completedStage(
                    Text.of(Problem.of(EdgeRefusal.MEDIA_TYPE_UNSUPPORTED).because("a message must be text")));
        }
        TextMessage text = message.asTextMessage();
        if (text.isStrict()) {
            return CompletableFuture.completedStage(sized(text.getStrictText()));
        }
        return text.getStreamedText()
                .completionTimeout(messageWithin)
                .runFold(new StringBuilder(), this::append, materializer)
                .handle((whole, failure) -> failure == null ? new Text(whole.toString(), null) : incomplete(failure));
    }

    private Text sized(String text) {
        return text.length() > messageCharactersMax
                ? Text.of(Problem.of(EdgeRefusal.BODY_TOO_LARGE))
                : new Text(text, null);
    }

    private StringBuilder append(StringBuilder whole, String piece) {
        if (whole.length() + piece.length() > messageCharactersMax) {
            throw Problem.of(EdgeRefusal.BODY_TOO_LARGE).exception();
        }
        return whole.append(piece);
    }

    private static Text incomplete(Throwable failure) {
        return ProblemException.unwrap(failure) instanceof ProblemException refused
                ? Text.of(refused.problem())
                : Text.of(Problem.of(EdgeRefusal.BODY_INCOMPLETE));
    }
}
