package io.quoin.lab.crash;

/** One blow to the running system, and how many processes of each sort it kills. */
enum Strike {
    /** The node is killed and started again. */
    NODE(1, 0),
    /** Cassandra is killed and started again. */
    CASSANDRA(0, 1),
    /** Both are killed at the same moment. */
    BOTH(1, 1),
    /** The node is killed while Cassandra is down, so it dies with writes whose end it never learned. */
    NODE_WHILE_CASSANDRA_IS_DOWN(1, 1),
    /** Cassandra is killed while the node starts and its entities read their journals. */
    CASSANDRA_WHILE_NODE_RECOVERS(1, 1),
    /** The node is killed once more while it starts and its entities read their journals. */
    NODE_WHILE_IT_RECOVERS(2, 0),
    /** Cassandra is killed once more while it starts and reads its commit log. */
    CASSANDRA_WHILE_IT_STARTS(0, 2),
    /** Both are killed, Cassandra once more while it starts, the node once more while it recovers. */
    BOTH_AND_AGAIN(2, 2);

    private final int nodeKills;
    private final int cassandraKills;

    Strike(int nodeKills, int cassandraKills) {
        this.nodeKills = nodeKills;
        this.cassandraKills = cassandraKills;
    }

    /** How often it kills the node. */
    int nodeKills() {
        return nodeKills;
    }

    /** How often it kills Cassandra. */
    int cassandraKills() {
        return cassandraKills;
    }
}
