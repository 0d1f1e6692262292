package io.quoin.persistence.forensics;

import io.quoin.persistence.reader.JournalReader;
import io.quoin.persistence.reader.StoredBlock;
import io.quoin.persistence.reader.StoredSnapshot;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.entity.ChainBrokenException;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.BlockHeader;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.LiveChain;
import io.quoin.protocol.journal.MalformedBytesException;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.port.Fingerprint;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One journal from zero up to its live head, or up to a goal: every block checked, then applied. For one thread, once. */
final class Replay<S, C, E, M extends Payload> {
    private final AuditedType<S, C, E, M> type;
    private final JournalReader journal;
    private final Address entity;
    private final Watchers watchers;
    private final UnaryOperator<Address> interned;
    private final @Nullable Fingerprint expected;
    private final List<Problem> problems = new ArrayList<>();
    private final EntityState<S> state;
    private @Nullable EntitySummary before;
    private @Nullable Goal goal;
    private @Nullable StoredSnapshot snapshot;
    private @Nullable EntityState<S> snapshotState;
    private String writer = "";
    private long visitedHeight;
    private boolean isTorn;
    private long fences;
    private long entries;
    private long events;
    private long bytes;
    private long voidRows;
    private long snapshotsChecked;
    private long snapshotsStale;
    private long fingerprintsChecked;

    Replay(
            AuditedType<S, C, E, M> type,
            JournalReader journal,
            Address entity,
            @Nullable Fingerprint expected,
            Watchers watchers,
            UnaryOperator<Address> interned) {
        this.type = type;
        this.journal = journal;
        this.entity = entity;
        this.expected = expected;
        this.watchers = watchers;
        this.interned = interned;
        this.state = type.kind().rules().initial(entity);
    }

    /** Replays up to the live head. */
    EntitySummary toHead() {
        try {
            readSnapshot(); // Before the chain, which therefore reaches as high as the snapshot, if it is of it.
            LiveChain chain = journal.chain(entity, 1);
            voidRows = chain.voidRows().size();
            if (chain.broken().isPresent()) {
                tear(Problem.Kind.CHAIN_BROKEN, chain.broken().get());
            } else {
                replay(chain);
            }
        } catch (MalformedBytesException e) {
            tear(Problem.Kind.ROW_UNREADABLE, String.valueOf(e.getMessage()));
        }
        return summary();
    }

    /** Replays up to the live head what was replayed before; only what is new is told to visitors. */
    EntitySummary toHead(EntitySummary summaryBefore) {
        before = summaryBefore;
        return toHead();
    }

    /** Replays further what was not replayed far enough before, but no further than necessary. */
    EntitySummary toGoal(EntitySummary summaryBefore, Goal furtherGoal) {
        goal = furtherGoal;
        return toHead(summaryBefore);
    }

    private void replay(LiveChain chain) {
        if (before != null && before.height() > 0) {
            if (chain.isLive(before.height(), before.writer())) {
                visitedHeight = before.height();
            } else {
                watchers.again(entity);
            }
        }
        if (chain.isEmpty() || isGoalReached()) {
            concludeExpected();
            return;
        }
        journal.blocks(entity, chain, 1, chain.height(), stored -> take(stored) && !isGoalReached());
        if (!isTorn && state.height() < chain.height() && !isGoalReached()) {
            tear(
                    Problem.Kind.CHAIN_BROKEN,
                    "the row of block " + (state.height() + 1) + " is gone, though its header was there");
        }
        concludeExpected();
    }

    private boolean isGoalReached() {
        return goal != null && goal.isReachedBy(state) && (expected == null || state.height() >= expected.height());
    }

    // ---- one block --------------------------------------------------------------------------------------------------

    private boolean take(StoredBlock stored) {
        SealedBlock<E> sealed = open(stored);
        if (sealed == null || !apply(sealed)) {
            return false;
        }
        writer = stored.writer();
        count(sealed);
        compareSnapshot();
        compareExpected();
        watchers.replayed();
        if (state.height() > visitedHeight) {
            watchers.visit(entity, sealed);
        }
        return !isTorn;
    }

    private @Nullable SealedBlock<E> open(StoredBlock stored) {
        BlockHeader header = stored.header();
        BlockHash hash = BlockHash.chain(header.previous(), stored.bytes());
        if (!hash.equals(header.hash())) {
            tear(
                    Problem.Kind.HASH_DIFFERS,
                    "the bytes of block " + stored.height() + " have hash " + hash.brief() + ", its header names "
                            + header.hash().brief());
            return null;
        }
        try {
            Block<E> block = type.codecs().blocks().decode(stored.bytes());
            Optional<String> lie = lie(stored, block);
            lie.ifPresent(sentence -> tear(Problem.Kind.HEADER_LIES, sentence));
            return lie.isPresent() ? null : new SealedBlock<>(block, stored.bytes(), hash);
        } catch (MalformedBytesException e) {
            tear(Problem.Kind.BLOCK_UNREADABLE, "block " + stored.height() + ": " + e.getMessage());
            return null;
        }
    }

    private Optional<String> lie(StoredBlock stored, Block<E> block) {
        BlockHeader header = stored.header();
        if (block.height() != stored.height()) {
            return lie(stored, "height", stored.height(), block.height());
        } else if (!block.incarnation().equals(header.incarnation())) {
            return lie(stored, "incarnation", header.incarnation(), block.incarnation());
        } else if (!block.previous().equals(header.previous())) {
            return lie(
                    stored,
                    "previous hash",
                    header.previous().brief(),
                    block.previous().brief());
        }
        int format = type.codecs().blocks().format();
        return header.format() >= 1 && header.format() <= format
                ? Optional.empty()
                : lie(stored, "format", header.format(), format);
    }

    private static Optional<String> lie(StoredBlock stored, String what, Object told, Object actual) {
        return Optional.of(
                "the row of block " + stored.height() + " says " + what + " " + told + ", the block itself " + actual);
    }

    private boolean apply(SealedBlock<E> sealed) {
        try {
            type.kind().rules().apply(state, sealed);
            return true;
        } catch (ChainBrokenException e) {
            tear(Problem.Kind.BLOCK_DOES_NOT_FOLLOW, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) { // Whatever a law throws at its own events is a finding about this journal.
            tear(Problem.Kind.REPLAY_FAILED, "block " + sealed.block().height() + " cannot be applied: " + e);
        }
        return false;
    }

    private void count(SealedBlock<E> sealed) {
        Block<E> block = sealed.block();
        fences += block.isFence() ? 1 : 0;
        entries += block.entries().size();
        for (Entry<E> entry : block.entries()) {
            events += entry.events().size();
        }
        bytes += sealed.bytes().length;
    }

    // ---- what the state is held against -----------------------------------------------------------------------------

    private void readSnapshot() {
        snapshot = journal.snapshot(entity).orElse(null);
        if (snapshot == null) {
            return;
        }
        try {
            snapshotState = type.codecs().states().decode(snapshot.bytes());
            if (snapshotState.height() != snapshot.height()
                    || !snapshotState.self().equals(entity)) {
                add(
                        Problem.Kind.SNAPSHOT_UNREADABLE,
                        "the snapshot of height " + snapshot.height() + " is of " + snapshotState.self() + " at height "
                                + snapshotState.height());
                snapshotState = null;
            }
        } catch (MalformedBytesException | IllegalArgumentException e) {
            add(Problem.Kind.SNAPSHOT_UNREADABLE, "the snapshot of height " + snapshot.height() + ": " + e);
        }
    }

    private void compareSnapshot() {
        if (snapshot == null || snapshotState == null || snapshotState.height() != state.height()) {
            return;
        }
        if (!snapshotState.head().equals(state.head())) {
            return; // Of a branch that is void by now: a cache that is not used, counted as stale at the end.
        }
        snapshotsChecked++;
        byte[] replayed = type.codecs().states().encode(state);
        if (!Arrays.equals(replayed, snapshot.bytes())) {
            add(
                    Problem.Kind.SNAPSHOT_DIFFERS,
                    "the snapshot of height " + state.height() + " has state hash "
                            + BlockHash.ofContent(snapshot.bytes()).brief() + ", the replay "
                            + BlockHash.ofContent(replayed).brief());
        }
    }

    private void compareExpected() {
        if (expected == null || expected.height() != state.height()) {
            return;
        }
        fingerprintsChecked++;
        Fingerprint replayed = fingerprint();
        if (!replayed.equals(expected)) {
            add(
                    Problem.Kind.FINGERPRINT_DIFFERS,
                    "at height " + state.height() + " head " + expected.head().brief() + " and state "
                            + expected.stateHash().brief() + " are expected, the replay has head "
                            + replayed.head().brief() + " and state "
                            + replayed.stateHash().brief());
        }
    }

    private void concludeExpected() {
        if (expected == null || isTorn) {
            return;
        }
        if (expected.height() == 0) {
            fingerprintsChecked++; // Never written then; whatever the journal has now, it had nothing.
        } else if (expected.height() > state.height()) {
            add(
                    Problem.Kind.FINGERPRINT_NOT_REACHED,
                    "height " + expected.height() + " is expected, the live chain ends at " + state.height());
        }
    }

    private Fingerprint fingerprint() {
        return new Fingerprint(
                state.height(),
                state.head(),
                BlockHash.ofContent(type.codecs().states().encode(state)));
    }

    // ---- the end ----------------------------------------------------------------------------------------------------

    private EntitySummary summary() {
        boolean isPassed = goal == null || (snapshotState != null && snapshotState.height() <= state.height());
        if (snapshotState != null && snapshotsChecked == 0 && isPassed && !isTorn) {
            snapshotsStale = 1;
        }
        Tally tally = new Tally(
                state.height(),
                fences,
                entries,
                events,
                bytes,
                voidRows,
                snapshotsChecked,
                snapshotsStale,
                fingerprintsChecked);
        if (isTorn) {
            return EntitySummary.torn(entity, tally, List.copyOf(problems));
        }
        Map<String, BigInteger> held = new TreeMap<>();
        type.kind()
                .books()
                .held(state.domain(), (asset, units) -> held.merge(asset, BigInteger.valueOf(units), BigInteger::add));
        ChannelEnds ends = ChannelEnds.of(state.channels(), interned);
        return new EntitySummary(entity, true, fingerprint(), writer, tally, held, ends, List.copyOf(problems));
    }

    /** Nothing above this can be judged. */
    private void tear(Problem.Kind kind, String sentence) {
        isTorn = true;
        add(kind, sentence);
    }

    private void add(Problem.Kind kind, String sentence) {
        problems.add(new Problem(kind, entity.toString(), sentence));
    }
}
