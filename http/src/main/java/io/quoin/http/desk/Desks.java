package io.quoin.http.desk;

import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.account.AccountQuery;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketKind;
import io.quoin.protocol.market.MarketQuery;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.port.EntityDesk;

/** The desks of all entity types that clients talk to. */
public record Desks(
        Desk<AccountCommand, AccountQuery, AccountView> accounts,
        Desk<MarketCommand, MarketQuery, MarketView> markets) {
    /** Around these ports. */
    public static Desks of(
            EntityDesk<AccountCommand, AccountQuery, AccountView> accounts,
            EntityDesk<MarketCommand, MarketQuery, MarketView> markets) {
        return new Desks(new Desk<>(AccountKind.TYPE, accounts), new Desk<>(MarketKind.TYPE, markets));
    }
}
