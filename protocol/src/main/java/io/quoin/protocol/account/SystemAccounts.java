package io.quoin.protocol.account;

import io.quoin.protocol.address.Address;
import java.util.List;

/**
 * The accounts that stand for what is not a client's. They exist from the beginning, are fed by pair state alone and take
 * no command.
 */
public final class SystemAccounts {
    /** The world outside: below 0 by what has come in and not gone out again. */
    public static final Address OUTSIDE = ofSystem("system.outside");

    /** What clients paid for services. */
    public static final Address FEES = ofSystem("system.fees");

    /** What was left over by divisions. */
    public static final Address DUST = ofSystem("system.dust");

    /** What stands in for losses that their owner cannot pay. */
    public static final Address INSURANCE = ofSystem("system.insurance");

    /** All of them. */
    public static final List<Address> ALL = List.of(OUTSIDE, FEES, DUST, INSURANCE);

    private SystemAccounts() {}

    /** Whether the id is one of theirs. (Other ids that begin with {@code system.} are reserved, and nobody's.) */
    public static boolean isOne(String id) {
        for (Address account : ALL) {
            if (account.id().equals(id)) {
                return true;
            }
        }
        return false;
    }

    private static Address ofSystem(String id) {
        return new Address(AccountKind.TYPE, id);
    }
}
