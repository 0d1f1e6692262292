package io.quoin.config.cli;

import io.quoin.config.market.MarketOperator;
import io.quoin.config.market.MarketTable;
import io.quoin.config.node.Realm;
import io.quoin.protocol.market.InstrumentTerms;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code quoin market list}: every market of the realm. Exits with 0 if all have answered and are there as configured, 1 if not. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Show every market of the running realm: its state, price, best orders, open interest.")
public final class MarketListCommand implements Callable<Integer> {
    private static final Duration WITHIN = Duration.ofSeconds(5);

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private HomeOption home;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<InstrumentTerms> instruments = MarketName.configured(home);
        try (RealmAccess realm = RealmAccess.open(home)) {
            MarketOperator operator = new MarketOperator(realm.member().desk(Realm.market(realm.config())));
            MarketTable table = new MarketTable(System.currentTimeMillis());
            for (InstrumentTerms terms : instruments) {
                table.add(terms, operator.look(terms.name(), WITHIN));
            }
            table.lines().forEach(out::println);
            out.flush();
            return table.isAsConfigured() ? 0 : 1;
        }
    }
}
