package io.quoin.http.auth;

import io.quoin.protocol.auth.OwnerKey;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Which Ed25519 keys have which role, as the configuration says. */
public final class Roles {
    private final Map<Role, Set<OwnerKey>> keys = new EnumMap<>(Role.class);

    public Roles(Map<Role, Set<OwnerKey>> keys) {
        keys.forEach((role, some) -> this.keys.put(role, Set.copyOf(some)));
    }

    /** Whether the key has the role. */
    public boolean has(OwnerKey key, Role role) {
        return keys.getOrDefault(role, Set.of()).contains(key);
    }
}
