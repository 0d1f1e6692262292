package io.quoin.protocol.port;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.roster.RosterRow;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The table of who must be awake. */
public interface Roster {
    /** Completes when the row is durable. */
    CompletionStage<Void> enter(RosterRow row);

    /** Removes the rows of this entity that are of this incarnation or an older one. */
    CompletionStage<Void> leave(Address entity, Incarnation upTo);

    /** The rows of one shard, exposed ones first. */
    CompletionStage<List<RosterRow>> read(String type, int shard);
}
