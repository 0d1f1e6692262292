package io.quoin.config.node;

import com.typesafe.config.Config;
import io.quoin.actors.shell.EntityRegion;

/** What every member of a realm must agree on: its entity types with their parameters. */
public final class Realm {
    /** The role of members that hold entities. */
    public static final String NODE_ROLE = EntityRegion.ROLE;

    private Realm() {}

    /** The entity types with the parameters of this configuration. */
    public static EntityCatalogue catalogue(Config config) {
        return EntityCatalogue.of();
    }
}
