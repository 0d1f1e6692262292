package io.quoin.protocol.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A set of scopes.
 *
 * @param bits bit {@code number - 1} for each scope; any other bit is refused with {@link IllegalArgumentException}
 */
public record KeyScopes(int bits) {
    /** No scope: what no key can have. */
    public static final KeyScopes NONE = new KeyScopes(0);

    /** Every scope there is. */
    public static final KeyScopes ALL = of(KeyScope.values());

    public KeyScopes {
        int unknown = bits;
        for (KeyScope scope : KeyScope.values()) {
            unknown &= ~scope.bit();
        }
        if (unknown != 0) {
            throw new IllegalArgumentException("unknown scopes in the bits " + Integer.toBinaryString(bits));
        }
    }

    /** These scopes, in whatever order and however often. */
    public static KeyScopes of(KeyScope... scopes) {
        int bits = 0;
        for (KeyScope scope : scopes) {
            bits |= scope.bit();
        }
        return new KeyScopes(bits);
    }

    /** Whether the scope is among them. */
    public boolean has(KeyScope scope) {
        return (bits & scope.bit()) != 0;
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return bits == 0;
    }

    /** The scopes in the order of their numbers. */
    public List<KeyScope> list() {
        List<KeyScope> scopes = new ArrayList<>();
        for (KeyScope scope : KeyScope.values()) {
            if (has(scope)) {
                scopes.add(scope);
            }
        }
        return scopes;
    }

    /** The names joined by a plus sign: {@code READ+TRADE}. */
    @Override
    public String toString() {
        return list().stream().map(KeyScope::name).collect(Collectors.joining("+"));
    }
}
