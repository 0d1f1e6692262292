package io.quoin.persistence.schema;

import com.datastax.oss.driver.api.core.CqlSession;
import io.quoin.persistence.cassandra.CassandraAddress;
import io.quoin.persistence.schema.SchemaRefused.Reason;
import java.util.OptionalInt;

/** How many copies of a row a cluster keeps, as the map that CQL wants. Only new keyspaces are made with it. */
final class Replication {
    private static final int COPIES_DEFAULT = 3;
    private static final String ALONE = "{'class': 'SimpleStrategy', 'replication_factor': 1}";

    private Replication() {}

    /** One copy for a Cassandra that is ours alone; else the number asked for, by default 3 or as many as there are nodes. */
    static String of(CqlSession session, CassandraAddress address, OptionalInt asked) {
        if (address.exclusive()) {
            return ALONE;
        }
        int nodes = Math.toIntExact(session.getMetadata().getNodes().values().stream()
                .filter(node -> address.datacenter().equals(node.getDatacenter()))
                .count());
        int copies = asked.orElse(Math.min(COPIES_DEFAULT, nodes));
        if (copies < 1 || copies > nodes) {
            throw new SchemaRefused(
                    Reason.REPLICATION,
                    copies + " copies of each row were asked for and the datacenter " + address.datacenter() + " has "
                            + nodes + " nodes: ask for 1 to " + nodes + ".");
        }
        return "{'class': 'NetworkTopologyStrategy', '" + address.datacenter().replace("'", "''") + "': " + copies
                + "}";
    }
}
