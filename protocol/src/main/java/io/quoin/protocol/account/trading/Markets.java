package io.quoin.protocol.account.trading;

import io.quoin.protocol.address.Address;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The markets that an account has ever had a line in, sorted by address. Immutable; a change copies two small arrays, which
 * is what a settlement costs.
 */
public final class Markets {
    /** The most markets that one account may ever trade in. */
    public static final int MARKETS_MAX = 256;

    /** None. */
    public static final Markets NONE = new Markets(new Address[0], new MarketReplica[0]);

    private final Address[] addresses;
    private final MarketReplica[] replicas;

    private Markets(Address[] addresses, MarketReplica[] replicas) {
        this.addresses = addresses;
        this.replicas = replicas;
    }

    /** How many there are. */
    public int count() {
        return addresses.length;
    }

    /** The address at this place, from 0. */
    public Address address(int at) {
        return addresses[at];
    }

    /** The replica at this place, from 0. */
    public MarketReplica replica(int at) {
        return replicas[at];
    }

    /** The replica of this market, or null if the account never had a line there. */
    public @Nullable MarketReplica find(Address market) {
        int at = Arrays.binarySearch(addresses, market);
        return at >= 0 ? replicas[at] : null;
    }

    /** These markets with this one changed or added. */
    public Markets with(Address market, MarketReplica replica) {
        int at = Arrays.binarySearch(addresses, market);
        if (at >= 0) {
            MarketReplica[] changed = replicas.clone();
            changed[at] = replica;
            return new Markets(addresses, changed);
        }
        int place = -at - 1;
        Address[] moreAddresses = Arrays.copyOf(addresses, addresses.length + 1);
        MarketReplica[] moreReplicas = Arrays.copyOf(replicas, replicas.length + 1);
        System.arraycopy(addresses, place, moreAddresses, place + 1, addresses.length - place);
        System.arraycopy(replicas, place, moreReplicas, place + 1, replicas.length - place);
        moreAddresses[place] = market;
        moreReplicas[place] = replica;
        return new Markets(moreAddresses, moreReplicas);
    }

    /** Tells each market by rising address. */
    public void forEach(BiConsumer<Address, MarketReplica> each) {
        for (int at = 0; at < addresses.length; at++) {
            each.accept(addresses[at], replicas[at]);
        }
    }

    /** The addresses, rising. */
    public List<Address> addresses() {
        return List.of(addresses);
    }

    /** Whether there is a position anywhere. */
    public boolean hasPosition() {
        for (MarketReplica replica : replicas) {
            if (replica.size() != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is neither a position nor a line anywhere. */
    public boolean isFlat() {
        for (MarketReplica replica : replicas) {
            if (!replica.isFlat()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Markets that
                && Arrays.equals(addresses, that.addresses)
                && Arrays.equals(replicas, that.replicas);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(addresses) + Arrays.hashCode(replicas);
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        forEach((market, replica) -> text.add(market + "=" + replica));
        return text.toString();
    }
}
