package io.quoin.protocol.law;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import java.util.function.ObjLongConsumer;

/**
 * What an auditor needs to know of an entity type to count value: what a state holds, and what messages on their way to it
 * carry. Amounts are units of an asset, named by the asset's code. The sum over all entities and all value in transit is
 * zero for each asset.
 *
 * <p>What is no asset but must sum to zero as well is told under a name that no asset has, for example the sizes of all
 * positions in a market.
 */
public interface Books<S, M extends Payload> {
    /** Tells each asset and the units of it that this state holds; an asset may be told several times. */
    void held(S state, ObjLongConsumer<String> units);

    /** Tells what a stream message to an entity of this type carries. */
    void carried(M message, ObjLongConsumer<String> units);

    /** Tells what pair totals (or a difference of them) from this peer to this entity of this type stand for. */
    void moved(Address from, Address to, Totals totals, ObjLongConsumer<String> units);
}
