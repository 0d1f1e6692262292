package io.quoin.persistence.owner;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.address.Shards;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.port.Roster;
import io.quoin.protocol.roster.RosterRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The roster in Cassandra: one partition for each shard, a row for each incarnation of an entity. */
final class CassandraRoster implements Roster {
    private static final String ENTER =
            "INSERT INTO quoin_journal.roster (type, shard, entity, epoch, counter, exposure) VALUES (?, ?, ?, ?, ?, ?)";
    private static final String LEAVE_OLDER =
            "DELETE FROM quoin_journal.roster WHERE type = ? AND shard = ? AND entity = ? AND (epoch, counter) <= (?, ?)";
    private static final String READ =
            "SELECT entity, epoch, counter, exposure FROM quoin_journal.roster WHERE type = ? AND shard = ?";

    private final CompletionStage<CqlSession> session;

    CassandraRoster(CompletionStage<CqlSession> session) {
        this.session = session;
    }

    @Override
    public CompletionStage<Void> enter(RosterRow row) {
        Address entity = row.entity();
        return write(
                ENTER,
                entity.type(),
                Shards.of(entity.id()),
                entity.id(),
                row.incarnation().epoch(),
                row.incarnation().counter(),
                row.isExposed());
    }

    @Override
    public CompletionStage<Void> leave(Address entity, Incarnation upTo) {
        return write(LEAVE_OLDER, entity.type(), Shards.of(entity.id()), entity.id(), upTo.epoch(), upTo.counter());
    }

    @Override
    public CompletionStage<List<RosterRow>> read(String type, int shard) {
        SimpleStatement read = statement(READ, type, shard);
        return session.thenCompose(cql -> cql.executeAsync(read))
                .thenCompose(page -> collect(type, page, new ArrayList<>()))
                .thenApply(rows -> {
                    rows.sort(Comparator.comparing(row -> !row.isExposed()));
                    return rows;
                });
    }

    private static CompletionStage<List<RosterRow>> collect(String type, AsyncResultSet page, List<RosterRow> rows) {
        for (Row row : page.currentPage()) {
            String id = Objects.requireNonNull(row.getString("entity"), "a roster row names its entity");
            rows.add(new RosterRow(
                    new Address(type, id),
                    new Incarnation(row.getLong("epoch"), row.getLong("counter")),
                    row.getBoolean("exposure")));
        }
        return page.hasMorePages()
                ? page.fetchNextPage().thenCompose(next -> collect(type, next, rows))
                : CompletableFuture.completedFuture(rows);
    }

    private CompletionStage<Void> write(String cql, Object... values) {
        SimpleStatement write = statement(cql, values);
        return session.thenCompose(open -> open.executeAsync(write)).thenApply(done -> null);
    }

    /** All three are safe to repeat: they name their whole key. */
    private static SimpleStatement statement(String cql, Object... values) {
        return SimpleStatement.newInstance(cql, values)
                .setExecutionProfileName(OwnerTables.PROFILE)
                .setIdempotent(true);
    }
}
