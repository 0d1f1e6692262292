package io.quoin.protocol.world.venue;

import io.quoin.protocol.account.AccountLaw;
import io.quoin.protocol.account.TradingWatch;
import io.quoin.protocol.law.Law;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketLaw;
import io.quoin.protocol.market.MarketState;
import io.quoin.protocol.world.Plant;
import java.util.function.IntSupplier;

/** A venue that is wrong on purpose, and what that breaks. */
enum VenuePlant {
    /** The venue as it should be. */
    NONE(Plant.NONE);

    private final Plant shell;

    VenuePlant(Plant shell) {
        this.shell = shell;
    }

    Plant shell() {
        return shell;
    }

    /** The law of accounts, watched. */
    TradingWatch accounts(long onlyPrice, IntSupplier step) {
        return new TradingWatch(new AccountLaw(Scene.ACCOUNT_PARAMETERS), onlyPrice, step);
    }

    Law<MarketState, MarketCommand, MarketEvent, FromParty> markets() {
        return new MarketLaw(Scene.MARKET_PARAMETERS);
    }
}
