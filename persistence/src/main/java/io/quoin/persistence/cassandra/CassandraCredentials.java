package io.quoin.persistence.cassandra;

/** A user and a password for a cluster that asks for them. Never printed whole. */
public record CassandraCredentials(String user, String password) {

    public CassandraCredentials {
        if (user.isBlank()) {
            throw new IllegalArgumentException("the user of a Cassandra cluster must have a name");
        }
    }

    @Override
    public String toString() {
        return user + ":***";
    }
}
