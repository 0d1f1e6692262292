package io.quoin.http.server;

import io.quoin.http.account.AccountMethods;
import io.quoin.http.account.DevelopmentMethods;
import io.quoin.http.account.FateMethods;
import io.quoin.http.account.KeyMethods;
import io.quoin.http.account.SessionMethods;
import io.quoin.http.auth.Authorities;
import io.quoin.http.auth.ReplayMemory;
import io.quoin.http.auth.Roles;
import io.quoin.http.catalogue.Catalogue;
import io.quoin.http.desk.Desks;
import io.quoin.http.limit.RateLimits;
import io.quoin.http.market.Instruments;
import io.quoin.http.market.MarketData;
import io.quoin.http.market.OperatorMethods;
import io.quoin.http.market.OrderMethods;
import io.quoin.http.node.NodeMethods;
import io.quoin.http.reception.Authentication;
import io.quoin.http.reception.Reception;
import java.util.List;

/** Puts an edge together: which chapters the catalogue has, and what judges calls of them. To add a chapter, add it here. */
public record Assembly(Catalogue catalogue, Reception reception) {
    /** The edge of these settings over these ports. */
    public static Assembly of(EdgeSettings settings, EdgePorts ports) {
        EdgeSettings.Keys keys = settings.keys();
        Authentication authentication = new Authentication(
                settings.environment(),
                ports.secrets(),
                new ReplayMemory(keys.window().toMillis(), keys.replaysMax()),
                new Authorities(
                        ports.desks().accounts(),
                        keys.authorityLife().toMillis(),
                        keys.authoritiesMax(),
                        ports.steadyMillis()),
                ports.signatures(),
                new Roles(settings.roles()));
        RateLimits limits = new RateLimits(settings.limits(), settings.bucketsMax(), ports.steadyMillis());
        return new Assembly(
                catalogue(settings, ports, authentication), new Reception(ports.clock(), limits, authentication));
    }

    private static Catalogue catalogue(EdgeSettings settings, EdgePorts ports, Authentication authentication) {
        Desks desks = ports.desks();
        Instruments instruments = new Instruments(desks.markets());
        return Catalogue.of(List.of(
                new NodeMethods(ports.status()),
                new MarketData(desks, instruments, ports.instruments(), ports.index()),
                new SessionMethods(authentication),
                new AccountMethods(desks),
                new KeyMethods(desks, ports.secrets()),
                new OrderMethods(desks, instruments),
                new FateMethods(desks),
                new OperatorMethods(desks),
                new DevelopmentMethods(desks, ports.secrets(), settings.isDevelopment())));
    }
}
