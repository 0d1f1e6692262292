package io.quoin.persistence.schema;

import java.util.List;

/** All migrations of this build, in order. Add one by adding a file and a name; never change or remove one. */
final class Migrations {
    static final Migration BOOTSTRAP = Migration.load("0000-bootstrap");

    private static final List<String> NAMES = List.of("0001-journal", "0002-ownership", "0003-snapshot", "0004-read");

    private Migrations() {}

    static List<Migration> all() {
        return NAMES.stream().map(Migration::load).toList();
    }
}
