package io.quoin.lab.crash;

import io.quoin.config.node.EntityType;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.EntityRules;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.BlockHeader;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.LiveChain;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.port.EntityCodecs;
import io.quoin.protocol.port.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One journal replayed from zero: every live block opened against its hash and applied, every command in it noted. What does
 * not hold becomes a finding; the commands are noted all the same.
 */
final class Replay<S, C, E, M extends Payload> {
    /** Where the live chain has a command, and what it says of it. */
    record Place(Ticket ticket, Outcome outcome, long height, int index, BlockHash hash) {}

    private final Address entity;
    private final EntityRules<S, C, E, M> rules;
    private final EntityCodecs<S, C, E> codecs;
    private final Findings findings;
    private final @Nullable Fingerprint live;
    private final List<Place> commands = new ArrayList<>();
    private final Tape tape = new Tape();
    private final EntityState<S> state;
    private boolean isWhole = true;
    private long blocks;
    private long voidRows;
    private long entries;
    private long fences;

    private Replay(
            Address entity,
            EntityRules<S, C, E, M> rules,
            EntityCodecs<S, C, E> codecs,
            @Nullable Fingerprint live,
            Findings findings) {
        this.entity = entity;
        this.rules = rules;
        this.codecs = codecs;
        this.live = live;
        this.findings = findings;
        this.state = rules.initial(entity);
    }

    /**
     * Replays these rows.
     *
     * @param live what the live entity said of itself, if it was asked
     * @param findings takes what does not hold
     */
    static <S, C, E, M extends Payload> Replay<S, C, E, M> of(
            Address entity,
            List<RawRow> rows,
            EntityType<S, C, E, M, ?, ?> type,
            EntityCodecs<S, C, E> codecs,
            @Nullable Fingerprint live,
            Findings findings) {
        Replay<S, C, E, M> replay = new Replay<>(entity, type.kind().rules(), codecs, live, findings);
        replay.run(rows);
        return replay;
    }

    private void run(List<RawRow> rows) {
        LiveChain chain = LiveChain.of(
                1,
                rows.stream()
                        .map(row -> new LiveChain.Row(row.height(), BlockHeader.parse(row.header()), row.writer()))
                        .toList());
        chain.broken().ifPresent(this::broken);
        voidRows = chain.voidRows().size();
        long next = 1;
        for (RawRow row : rows) {
            if (row.height() == next && chain.isLive(row.height(), row.writer())) {
                take(row);
                next++;
            }
        }
        if (live != null && (!isWhole || live.height() > state.height())) {
            findings.add(
                    Finding.Kind.STATE_DIFFERS,
                    entity + " stands at height " + live.height() + ", its journal replays to " + state.height());
        }
    }

    private void take(RawRow row) {
        SealedBlock<E> sealed;
        try {
            sealed = codecs.blocks().open(row.bytes(), BlockHeader.parse(row.header()));
        } catch (RuntimeException failure) {
            broken("block " + row.height() + " cannot be opened: " + failure.getMessage());
            return;
        }
        blocks++;
        note(sealed);
        if (!isWhole) {
            return;
        }
        try {
            rules.apply(state, sealed);
        } catch (RuntimeException failure) {
            broken("block " + row.height() + " cannot be applied: " + failure.getMessage());
            return;
        }
        if (live != null && live.height() == state.height()) {
            compare(live);
        }
    }

    private void note(SealedBlock<E> sealed) {
        int index = 0;
        for (Entry<E> entry : sealed.block().entries()) {
            if (entry.cause() instanceof Cause.Command command) {
                commands.add(new Place(
                        command.ticket(), command.outcome(), sealed.block().height(), index, sealed.hash()));
            }
            entry.events().forEach(tape::take);
            index++;
        }
        entries += index;
        if (sealed.block().isFence()) {
            fences++;
        }
    }

    private void compare(Fingerprint print) {
        BlockHash stateHash = BlockHash.ofContent(codecs.states().encode(state));
        if (!print.head().equals(state.head()) || !print.stateHash().equals(stateHash)) {
            findings.add(
                    Finding.Kind.STATE_DIFFERS,
                    entity + " at height " + print.height() + ": live head "
                            + print.head().brief() + " and state "
                            + print.stateHash().brief() + ", replayed head "
                            + state.head().brief() + " and state " + stateHash.brief());
        }
    }

    private void broken(String why) {
        isWhole = false;
        findings.add(Finding.Kind.BROKEN, entity + ": " + why);
    }

    Address entity() {
        return entity;
    }

    /** Every command in the live chain, by place. */
    List<Place> commands() {
        return commands;
    }

    /** The state that the journal replays to, as far as it could be replayed. */
    EntityState<S> state() {
        return state;
    }

    /** What traded in it, if it is a market's. */
    Tape tape() {
        return tape;
    }

    long blocks() {
        return blocks;
    }

    long voidRows() {
        return voidRows;
    }

    /** How often the entity started. */
    long fences() {
        return fences;
    }

    long entries() {
        return entries;
    }
}
