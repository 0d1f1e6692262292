package io.quoin.lab.trading;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.port.Fingerprint;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How things stand by the word of the live entities.
 *
 * @param fingerprints of every account and market, those of the system included
 * @param differing one sentence for each position that an account and a market do not tell alike
 * @param inTransit accounts that have sent what has not arrived
 */
record Live(SortedMap<Address, Fingerprint> fingerprints, List<String> differing, List<String> inTransit) {
    Live {
        fingerprints = new TreeMap<>(fingerprints);
        differing = List.copyOf(differing);
        inTransit = List.copyOf(inTransit);
    }
}
