package io.quoin.persistence.forensics;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import io.quoin.persistence.reader.ChainReader;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.AccountMessage;
import io.quoin.protocol.account.AccountState;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.BlockDraft;
import io.quoin.protocol.entity.EntityRules;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.entity.Input;
import io.quoin.protocol.entity.Verdict;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.BlockEncoder;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.BlockHeader;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.port.Fingerprint;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/** Writes the journal of one account: honest blocks by the rules, and what a test wants to have there instead. */
final class Scribe {
    private static final long FIRST_MILLIS = 1_767_225_600_000L;

    private final CqlSession session;
    private final Address entity;
    private final String writer;
    private final EntityRules<AccountState, AccountCommand, AccountEvent, AccountMessage> rules =
            World.ACCOUNT.kind().rules();
    private final BlockEncoder<AccountEvent> encoder =
            World.ACCOUNT.codecs().blocks().encoder();
    private final TreeMap<Long, Row> rows = new TreeMap<>();
    private EntityState<AccountState> state;
    private long commands;

    /** A row as it was written. */
    record Row(UUID timestamp, BlockHeader header, byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Row that && that.timestamp.equals(timestamp);
        }

        @Override
        public int hashCode() {
            return timestamp.hashCode();
        }
    }

    Scribe(CqlSession session, Address entity, String writer) {
        this.session = session;
        this.entity = entity;
        this.writer = writer;
        this.state = World.ACCOUNT.kind().rules().initial(entity);
    }

    /** Another writer of the same journal that knows what this one knows. */
    Scribe successor(String otherWriter) {
        Scribe other = new Scribe(session, entity, otherWriter);
        other.state = copy();
        return other;
    }

    // ---- honest -----------------------------------------------------------------------------------------------------

    /** Writes the fence of a start in this epoch. */
    void start(long epoch) {
        write(rules.fence(state, new Incarnation(epoch, 1), now(), encoder));
        session.execute(
                "INSERT INTO quoin_journal.all_persistence_ids (persistence_id) VALUES (?)", entity.persistenceId());
    }

    /** Decides a command in a block of its own and tells what the block sends. */
    List<ChannelMessage> command(AccountCommand command) {
        commands++;
        Ticket ticket = new Ticket(
                new CommandId(entity.id(), writer + "-" + commands),
                now() + 5_000,
                ContentHash.of(World.ACCOUNT.codecs().commands().encode(command)));
        return take(List.of(new Input.Command<>(ticket, command)));
    }

    /** Takes these inputs into one block and tells what it sends. */
    List<ChannelMessage> take(List<Input<AccountCommand>> inputs) {
        BlockDraft<AccountState, AccountCommand, AccountEvent, AccountMessage> draft =
                rules.draft(state, now(), encoder);
        List<ChannelMessage> messages = new ArrayList<>();
        for (Input<AccountCommand> input : inputs) {
            if (draft.take(input) instanceof Verdict.Confirm confirm) {
                messages.add(confirm.message());
            }
        }
        if (!draft.isEmpty()) {
            write(draft.seal());
            messages.addAll(state.channels().sentByBlock());
        }
        return messages;
    }

    long height() {
        return state.height();
    }

    Fingerprint fingerprint() {
        return new Fingerprint(state.height(), state.head(), BlockHash.ofContent(bytes(state)));
    }

    /** Stores a snapshot of the state as it is. */
    void snapshot() {
        snapshot(state.height(), bytes(state));
    }

    private long now() {
        return FIRST_MILLIS + state.height() * 1_000;
    }

    private EntityState<AccountState> copy() {
        return World.ACCOUNT.codecs().states().decode(bytes(state));
    }

    private static byte[] bytes(EntityState<AccountState> state) {
        return World.ACCOUNT.codecs().states().encode(state);
    }

    // ---- dishonest --------------------------------------------------------------------------------------------------

    /** Writes a block that no law has decided, and goes on from it if the law can evolve it. */
    void writeUndecided(Cause cause, List<AccountEvent> events) {
        writeUndecided(now(), cause, events);
    }

    void writeUndecided(long engineTimeMillis, Cause cause, List<AccountEvent> events) {
        Entry<AccountEvent> entry = new Entry<>(cause, events);
        Incarnation incarnation = state.incarnation();
        long height = state.height() + 1;
        encoder.begin(height, incarnation, engineTimeMillis, state.head());
        encoder.add(entry);
        byte[] bytes = encoder.finish(List.of());
        write(new SealedBlock<>(
                new Block<>(height, incarnation, engineTimeMillis, state.head(), List.of(), List.of(entry)),
                bytes,
                BlockHash.chain(state.head(), bytes)));
    }

    /** Lets the state follow a block that {@link #writeUndecided} wrote. */
    void follow() {
        Row row = rows.lastEntry().getValue();
        rules.apply(state, World.ACCOUNT.codecs().blocks().open(row.bytes(), row.header()));
    }

    /** Stores a snapshot of this height that has the right head and a state of somebody's choice. */
    void snapshotOf(AccountState domain) {
        snapshot(
                state.height(),
                bytes(new EntityState<>(
                        entity,
                        state.height(),
                        state.head(),
                        state.incarnation(),
                        state.engineTimeMillis(),
                        state.liveIds(),
                        state.channels(),
                        domain)));
    }

    void snapshot(long height, byte[] bytes) {
        session.execute(
                "INSERT INTO quoin_snapshot.snapshots (persistence_id, sequence_nr, timestamp, ser_id, ser_manifest,"
                        + " snapshot_data) VALUES (?, ?, ?, 4, '', ?)",
                entity.persistenceId(),
                height,
                FIRST_MILLIS,
                ByteBuffer.wrap(bytes));
    }

    /** Flips one bit in the middle of a stored block. */
    void flip(long height) {
        Row row = rows.get(height);
        byte[] bytes = row.bytes().clone();
        bytes[bytes.length / 2] ^= 1;
        put(height, row.timestamp(), row.header().toString(), bytes);
    }

    /** Replaces the header of a stored block. */
    void relabel(long height, BlockHeader header) {
        relabel(height, header.toString());
    }

    void relabel(long height, String header) {
        Row row = rows.get(height);
        put(height, row.timestamp(), header, row.bytes());
    }

    BlockHeader header(long height) {
        return rows.get(height).header();
    }

    void replaceBytes(long height, byte[] bytes) {
        Row row = rows.get(height);
        BlockHash previous = row.header().previous();
        BlockHeader header = new BlockHeader(1, row.header().incarnation(), previous, BlockHash.chain(previous, bytes));
        put(height, row.timestamp(), header.toString(), bytes);
    }

    /** Takes away every row of this height. */
    void erase(long height) {
        session.execute(
                "DELETE FROM quoin_journal.messages WHERE persistence_id = ? AND partition_nr = ? AND sequence_nr = ?",
                entity.persistenceId(),
                ChainReader.partition(height),
                height);
    }

    void eraseAll() {
        session.execute(
                "DELETE FROM quoin_journal.messages WHERE persistence_id = ? AND partition_nr = 0",
                entity.persistenceId());
        session.execute(
                "DELETE FROM quoin_journal.all_persistence_ids WHERE persistence_id = ?", entity.persistenceId());
        session.execute("DELETE FROM quoin_snapshot.snapshots WHERE persistence_id = ?", entity.persistenceId());
    }

    // ---- rows -------------------------------------------------------------------------------------------------------

    private void write(SealedBlock<AccountEvent> sealed) {
        BlockHeader header = sealed.header(World.ACCOUNT.codecs().blocks().format());
        Row row = new Row(Uuids.timeBased(), header, sealed.bytes());
        rows.put(sealed.block().height(), row);
        put(sealed.block().height(), row.timestamp(), header.toString(), sealed.bytes());
    }

    private void put(long height, UUID timestamp, String header, byte[] bytes) {
        session.execute(
                "INSERT INTO quoin_journal.messages (persistence_id, partition_nr, sequence_nr, timestamp, timebucket,"
                        + " writer_uuid, ser_id, ser_manifest, event_manifest, event)"
                        + " VALUES (?, ?, ?, ?, '0', ?, 4, '', ?, ?)",
                entity.persistenceId(),
                ChainReader.partition(height),
                height,
                timestamp,
                writer,
                header,
                ByteBuffer.wrap(bytes));
    }
}
