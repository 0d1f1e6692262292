package io.quoin.persistence.schema;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is fixed for the life of a realm, because rows already written depend on it. Recorded by the first start, compared by
 * every later one.
 */
public final class RealmFacts {

    /** Rows of one partition of the journal. Equal to {@code target-partition-size} in {@code quoin-persistence.conf}. */
    public static final int PARTITION_ROWS = 2_000;

    /** Shards of every entity type. */
    public static final int SHARDS = 128;

    /** Version of the layout as a whole. */
    public static final int FORMAT = 1;

    private RealmFacts() {}

    static Map<String, String> all() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("partition_rows", Integer.toString(PARTITION_ROWS));
        facts.put("shards", Integer.toString(SHARDS));
        facts.put("format", Integer.toString(FORMAT));
        return facts;
    }
}
