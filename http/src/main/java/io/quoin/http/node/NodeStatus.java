package io.quoin.http.node;

import java.util.Optional;

/** What a member says of itself; asked each time. */
public interface NodeStatus {
    /** The name of the deployment; what is signed for one is worth nothing in another. */
    String environment();

    /** The version of the program. */
    String version();

    /** Whether the faucet is open and everything binds loopback only. */
    boolean isDevelopment();

    /** The members of the cluster as this one sees them, and in what state each is, for people. */
    String cluster();

    /** Why this member cannot serve now, or empty if it can. */
    Optional<String> notReady();
}
