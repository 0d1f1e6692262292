package io.quoin.persistence.forensics;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.port.Fingerprint;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * What is kept of an entity when its journal has been replayed up to a height.
 *
 * @param isWhole whether the replay got there; if not, nothing below but the problems may be built on
 * @param end the height, head and state hash of the replayed state
 * @param writer the journal's own name of the writer of the last block, empty at height 0
 * @param held units by asset
 */
record EntitySummary(
        Address entity,
        boolean isWhole,
        Fingerprint end,
        String writer,
        Tally tally,
        Map<String, BigInteger> held,
        ChannelEnds ends,
        List<Problem> problems) {
    private static final Fingerprint NOWHERE = new Fingerprint(0, BlockHash.GENESIS, BlockHash.GENESIS);

    /** Of an entity that has no journal. */
    static EntitySummary none(Address entity) {
        return new EntitySummary(entity, true, NOWHERE, "", Tally.ZERO, Map.of(), ChannelEnds.NONE, List.of());
    }

    /** Of an entity whose journal cannot be replayed to its end. */
    static EntitySummary torn(Address entity, Tally tally, List<Problem> problems) {
        return new EntitySummary(entity, false, NOWHERE, "", tally, Map.of(), ChannelEnds.NONE, problems);
    }

    long height() {
        return end.height();
    }
}
