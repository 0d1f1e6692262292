package io.quoin.config.node;

import com.typesafe.config.Config;
import io.quoin.actors.shell.EntityRegion;
import io.quoin.actors.shell.ShellSettings;
import io.quoin.persistence.account.AccountCodec;
import io.quoin.persistence.market.MarketCodec;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.account.AccountMessage;
import io.quoin.protocol.account.AccountParameters;
import io.quoin.protocol.account.AccountQuery;
import io.quoin.protocol.account.AccountState;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.entity.EntityLimits;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketKind;
import io.quoin.protocol.market.MarketParameters;
import io.quoin.protocol.market.MarketQuery;
import io.quoin.protocol.market.MarketState;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.value.Rate;

/** What every member of a realm must agree on: its entity types with their parameters. */
public final class Realm {
    /** The role of members that hold entities. */
    public static final String NODE_ROLE = EntityRegion.ROLE;

    private Realm() {}

    /** The entity types with the parameters of this configuration. */
    public static EntityCatalogue catalogue(Config config) {
        return EntityCatalogue.of(account(config), market(config));
    }

    /** The account type with the parameters of this configuration. */
    public static EntityType<AccountState, AccountCommand, AccountEvent, AccountMessage, AccountQuery, AccountView>
            account(Config config) {
        EntityLimits limits = ShellSettings.of(config).limits();
        return new EntityType<>(AccountKind.kind(parameters(config), limits), AccountCodec.WIRE);
    }

    /** The market type with the parameters of this configuration. */
    public static EntityType<MarketState, MarketCommand, MarketEvent, FromParty, MarketQuery, MarketView> market(
            Config config) {
        EntityLimits limits = ShellSettings.of(config).limits();
        return new EntityType<>(MarketKind.kind(marketParameters(config), limits), MarketCodec.WIRE);
    }

    private static MarketParameters marketParameters(Config config) {
        Config market = config.getConfig("quoin.market");
        return new MarketParameters(
                market.getInt("orders-per-party-max"),
                market.getInt("fills-per-order-max"),
                market.getDuration("parked").toMillis(),
                Rate.parse(market.getString("line-headroom")),
                market.getLong("line-units-min"),
                market.getDuration("line-idle").toMillis(),
                market.getDuration("uncovered").toMillis(),
                market.getDuration("lag-parks").toMillis(),
                market.getDuration("lag-refuses").toMillis());
    }

    private static AccountParameters parameters(Config config) {
        Config account = config.getConfig("quoin.account");
        return new AccountParameters(
                Rate.parse(account.getString("transfer-fee")),
                config.getBoolean("quoin.development"),
                account.getLong("faucet-units-max"),
                account.getInt("keys-max"),
                account.getInt("keys-ever-max"),
                account.getDuration("key-lifetime-max").toMillis(),
                Rate.parse(account.getString("headroom-share")));
    }
}
