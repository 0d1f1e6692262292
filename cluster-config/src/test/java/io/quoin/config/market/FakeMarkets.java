package io.quoin.config.market;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketKind;
import io.quoin.protocol.market.MarketQuery;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.port.EntityDesk;
import io.quoin.protocol.port.Fingerprint;
import io.quoin.protocol.port.Seen;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import io.quoin.protocol.value.Rate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** A desk that answers what it was told to, in order, the last again and again; null is no answer at all. */
final class FakeMarkets implements EntityDesk<MarketCommand, MarketQuery, MarketView> {
    /** What was handed in. */
    record Submitted(String market, CommandId id, long validUntilMillis, MarketCommand command) {}

    static final BlockHash HASH = BlockHash.ofContent(new byte[] {1});
    static final Fate APPLIED = new Fate.Applied(7, 0, HASH);

    final List<Submitted> submitted = new ArrayList<>();
    int fatesAsked;
    private final Deque<Optional<Fate>> answers = new ArrayDeque<>();
    private final Deque<Optional<Fate>> fates = new ArrayDeque<>();
    private final Deque<Optional<MarketView>> views = new ArrayDeque<>();

    FakeMarkets answering(Fate fate) {
        answers.add(Optional.of(fate));
        return this;
    }

    FakeMarkets silent() {
        answers.add(Optional.empty());
        return this;
    }

    FakeMarkets knowing(Fate fate) {
        fates.add(Optional.of(fate));
        return this;
    }

    FakeMarkets showing(MarketView view) {
        views.add(Optional.of(view));
        return this;
    }

    FakeMarkets showingNothing() {
        views.add(Optional.empty());
        return this;
    }

    static InstrumentTerms terms(String name, String band) {
        return new InstrumentTerms(
                name,
                "BTC_USDC",
                Assets.USDC,
                Price.parse("0.01", 2),
                Quantity.parse("0.000001", 6),
                Quantity.parse("0.000001", 6),
                Quantity.parse("100", 6),
                Price.parse("1000000", 2),
                Rate.parse(band),
                Rate.parse("0.05"),
                Rate.parse("0.03"),
                Rate.ONE,
                Rate.parse("0.0002"),
                Rate.parse("0.0005"),
                1);
    }

    static MarketView.Overview overview(InstrumentTerms terms, InstrumentState state) {
        return new MarketView.Overview(
                terms, state, 0, Optional.empty(), Optional.empty(), Optional.empty(), Quantity.parse("0", 6), 0, 0);
    }

    static Seen<MarketView> seen(MarketView view) {
        return new Seen<>(view, 7, HASH, 1_000);
    }

    @Override
    public CompletionStage<Answer> submit(String entityId, CommandId id, long validUntilMillis, MarketCommand command) {
        submitted.add(new Submitted(entityId, id, validUntilMillis, command));
        return next(answers).thenApply(fate -> new Answer(new Address(MarketKind.TYPE, entityId), id, fate, false));
    }

    @Override
    public CompletionStage<Fate> fate(String entityId, CommandId id, long validUntilMillis) {
        fatesAsked++;
        return next(fates);
    }

    @Override
    public CompletionStage<Seen<MarketView>> look(String entityId, MarketQuery query) {
        return next(views).thenApply(FakeMarkets::seen);
    }

    @Override
    public CompletionStage<Fingerprint> fingerprint(String entityId) {
        throw new UnsupportedOperationException("nobody asks for it");
    }

    private static <T> CompletableFuture<T> next(Deque<Optional<T>> prepared) {
        Optional<T> next = prepared.size() > 1 ? prepared.removeFirst() : prepared.getFirst();
        return next.map(CompletableFuture::completedFuture)
                .orElseGet(() -> CompletableFuture.failedFuture(new TimeoutException("nobody answered")));
    }
}
