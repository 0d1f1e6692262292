package io.quoin.lab.crash;

import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.market.MarketCommand;
import java.util.ArrayList;
import java.util.List;

/** What clients of accounts and clients of markets were told; acknowledgements are counted together. */
final class Histories {
    private final Acknowledgements acknowledgements = new Acknowledgements();
    private final History<AccountCommand> accounts = new History<>(acknowledgements);
    private final History<MarketCommand> markets = new History<>(acknowledgements);

    History<AccountCommand> accounts() {
        return accounts;
    }

    History<MarketCommand> markets() {
        return markets;
    }

    /** Everything that was handed in, in no order. */
    List<History.Deed<?>> deeds() {
        List<History.Deed<?>> deeds = new ArrayList<>(accounts.deeds());
        deeds.addAll(markets.deeds());
        return deeds;
    }

    /** Counts the answers that said applied or refused. */
    Acknowledgements acknowledged() {
        return acknowledgements;
    }

    /** Counts the answers of markets that said applied. */
    Acknowledgements orders() {
        return markets.applied();
    }
}
