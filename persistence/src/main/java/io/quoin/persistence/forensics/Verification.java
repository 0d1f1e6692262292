package io.quoin.persistence.forensics;

import io.quoin.persistence.forensics.Problem.Kind;
import io.quoin.persistence.reader.JournalReader;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.journal.LiveChain;
import io.quoin.protocol.law.Books;
import io.quoin.protocol.port.Fingerprint;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;

/** One run of a {@link JournalVerifier}: all to their heads, then some further until the cut is closed, then the sums. */
final class Verification {
    private static final int ROUNDS_MAX = 64;

    private final JournalReader journal;
    private final Map<String, AuditedType<?, ?, ?, ?>> types;
    private final Map<Address, Fingerprint> expected;
    private final Watchers watchers;
    private final ExecutorService workers;
    private final Map<Address, Address> interned = new ConcurrentHashMap<>();
    private final Cut cut = new Cut();
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Set<Problem> hopeless = new HashSet<>();
    private long replayedFurther;
    private boolean isClosed;

    Verification(
            JournalReader journal,
            Map<String, AuditedType<?, ?, ?, ?>> types,
            Map<Address, Fingerprint> expected,
            Watchers watchers,
            ExecutorService workers) {
        this.journal = journal;
        this.types = types;
        this.expected = expected;
        this.watchers = watchers;
        this.workers = workers;
    }

    JournalReport of(Predicate<String> persistenceIds) {
        Collection<Address> entities = entities(persistenceIds);
        watchers.begin(entities.size());
        List<Callable<EntitySummary>> replays = new ArrayList<>();
        for (Address entity : entities) {
            replays.add(() -> {
                EntitySummary summary = replay(entity).toHead();
                watchers.entityDone();
                return summary;
            });
        }
        run(replays).forEach(cut::put);
        close();
        SortedMap<String, AssetSum> sums = sums();
        if (isSumJudged() && !Ledger.missing(sums).isEmpty() && replayWhatIsVoidByNow()) {
            close();
            sums = sums();
        }
        return report(sums);
    }

    private Collection<Address> entities(Predicate<String> persistenceIds) {
        SortedSet<Address> entities = new TreeSet<>();
        for (String id : journal.persistenceIds()) {
            if (persistenceIds.test(id)) {
                try {
                    entities.add(Address.ofPersistenceId(id));
                } catch (IllegalArgumentException e) {
                    problems.add(new Problem(Kind.UNKNOWN_TYPE, id, "the journal is of no entity: " + e.getMessage()));
                }
            }
        }
        entities.addAll(expected.keySet());
        entities.removeIf(entity -> !isKnown(entity));
        return entities;
    }

    private boolean isKnown(Address entity) {
        if (types.containsKey(entity.type())) {
            return true;
        }
        problems.add(new Problem(
                Kind.UNKNOWN_TYPE,
                entity.toString(),
                "the journal is of type '" + entity.type() + "'; known are " + types.keySet()));
        return false;
    }

    private Replay<?, ?, ?, ?> replay(Address entity) {
        AuditedType<?, ?, ?, ?> type = types.get(entity.type());
        if (type == null) {
            throw new IllegalStateException("no type of " + entity);
        }
        return replay(type, interned(entity));
    }

    private <S, C, E, M extends Payload> Replay<S, C, E, M> replay(AuditedType<S, C, E, M> type, Address entity) {
        return new Replay<>(type, journal, entity, expected.get(entity), watchers, this::interned);
    }

    private Address interned(Address address) {
        Address first = interned.putIfAbsent(address, address);
        return first == null ? address : first;
    }

    // ---- the cut ----------------------------------------------------------------------------------------------------

    /** Replays further whoever has not yet said what others have heard of it. Ends, because all that was said before. */
    private void close() {
        for (int round = 0; round < ROUNDS_MAX; round++) {
            SortedMap<Address, Goal> goals = cut.goals(hopeless);
            goals.keySet().removeIf(entity -> !isKnown(entity));
            if (goals.isEmpty()) {
                isClosed = hopeless.isEmpty();
                return;
            }
            List<Callable<EntitySummary>> replays = new ArrayList<>();
            goals.forEach((entity, goal) -> replays.add(() -> replayTo(entity, goal)));
            run(replays).forEach(cut::put);
            goals.values().forEach(goal -> hopeless.addAll(goal.unmet()));
            replayedFurther += replays.size();
        }
        problems.add(new Problem(
                Kind.CUT_NOT_CLOSED,
                "realm",
                "after " + ROUNDS_MAX + " rounds some entities still know more of others than was read of these"));
    }

    private EntitySummary replayTo(Address entity, Goal goal) {
        EntitySummary before = cut.find(entity);
        return replay(entity).toGoal(before == null ? EntitySummary.none(entity) : before, goal);
    }

    /** Replays again what stood on a branch that another owner has made void since; whether there was any. */
    private boolean replayWhatIsVoidByNow() {
        List<Callable<Optional<EntitySummary>>> replays = new ArrayList<>();
        for (EntitySummary member : cut.members()) {
            replays.add(() -> {
                LiveChain chain = journal.chain(member.entity(), 1);
                boolean isStillLive =
                        !member.isWhole() || member.height() == 0 || chain.isLive(member.height(), member.writer());
                return isStillLive
                        ? Optional.empty()
                        : Optional.of(replay(member.entity()).toHead(member));
            });
        }
        List<EntitySummary> again =
                run(replays).stream().flatMap(Optional::stream).toList();
        again.forEach(cut::put);
        return !again.isEmpty();
    }

    private <T> List<T> run(List<Callable<T>> tasks) {
        List<T> results = new ArrayList<>();
        try {
            for (Future<T> future : workers.invokeAll(tasks)) {
                results.add(future.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the verification was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("the verification failed", e);
        }
        return results;
    }

    // ---- the end ----------------------------------------------------------------------------------------------------

    private boolean isSumJudged() {
        return isClosed && cut.isWhole();
    }

    private SortedMap<String, AssetSum> sums() {
        return Ledger.of(cut, entity -> {
            AuditedType<?, ?, ?, ?> type = types.get(entity.type());
            return !isKnown(entity) || type == null
                    ? new NoBooks()
                    : type.kind().books();
        });
    }

    private JournalReport report(SortedMap<String, AssetSum> sums) {
        Tally tally = Tally.ZERO;
        long entities = 0;
        SortedMap<Address, Fingerprint> heads = new TreeMap<>();
        for (EntitySummary member : cut.members()) {
            problems.addAll(member.problems());
            tally = tally.plus(member.tally());
            entities += member.height() > 0 || !member.isWhole() ? 1 : 0;
            if (member.isWhole() && member.height() > 0) {
                heads.put(member.entity(), member.end());
            }
        }
        problems.addAll(hopeless);
        problems.addAll(cut.contradictions());
        SortedMap<String, MarketSum> markets = MarketSum.takenFrom(sums);
        if (isSumJudged()) {
            markets.forEach((market, sum) -> problems.addAll(sum.problems(market)));
            Ledger.missing(sums).forEach((asset, units) -> problems.add(notConserved(asset, units)));
        }
        List<Problem> kept =
                problems.stream().limit(JournalVerifier.PROBLEMS_KEPT_MAX).toList();
        return new JournalReport(
                entities,
                tally.blocks(),
                tally.fences(),
                tally.entries(),
                tally.events(),
                tally.bytes(),
                tally.voidRows(),
                tally.snapshotsChecked(),
                tally.snapshotsStale(),
                tally.fingerprintsChecked(),
                replayedFurther,
                isSumJudged(),
                sums,
                markets,
                heads,
                kept,
                problems.size());
    }

    private static Problem notConserved(String asset, BigInteger units) {
        String amount = units.abs() + " units of " + asset;
        return new Problem(
                Kind.NOT_CONSERVED,
                asset,
                units.signum() > 0 ? amount + " came from nowhere" : amount + " are gone without a trace");
    }

    /** Of a type that is not known, which is a problem of its own. */
    private static final class NoBooks implements Books<Object, Payload> {
        @Override
        public void held(Object state, ObjLongConsumer<String> units) {}

        @Override
        public void carried(Payload message, ObjLongConsumer<String> units) {}

        @Override
        public void moved(Address from, Address to, Totals totals, ObjLongConsumer<String> units) {}
    }
}
