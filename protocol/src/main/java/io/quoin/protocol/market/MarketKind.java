package io.quoin.protocol.market;

import io.quoin.protocol.entity.EntityKind;
import io.quoin.protocol.entity.EntityLimits;
import io.quoin.protocol.entity.EntityRules;
import io.quoin.protocol.line.FromParty;

/** The market as the rest of the system takes it: law, books and view under one name. */
public final class MarketKind {
    /** The type in addresses and persistence ids, for ever. */
    public static final String TYPE = "market";

    private MarketKind() {}

    /** Markets under these parameters and limits. */
    public static EntityKind<MarketState, MarketCommand, MarketEvent, FromParty, MarketQuery, MarketView> kind(
            MarketParameters parameters, EntityLimits limits) {
        if (limits.blockEntriesMax() > OrderId.INDEX_BOUND) {
            throw new IllegalArgumentException("a block of a market may have " + OrderId.INDEX_BOUND + " entries, not "
                    + limits.blockEntriesMax() + ": order ids are made of their indexes");
        }
        return new EntityKind<>(
                TYPE,
                new EntityRules<>(new MarketLaw(parameters), limits),
                new MarketBooks(),
                true,
                (state, query, prices) -> MarketReader.answer(state.domain(), query));
    }
}
