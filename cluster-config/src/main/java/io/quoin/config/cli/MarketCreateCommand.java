package io.quoin.config.cli;

import io.quoin.config.market.InstrumentChecks;
import io.quoin.config.market.MarketCreation;
import io.quoin.config.market.MarketsAtStart;
import io.quoin.protocol.market.InstrumentTerms;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code quoin market create}: makes the market of an instrument that came into the configuration while the node ran. Exits with 0 if
 * it is there now with these terms, 1 if not, 3 if nobody answered.
 */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Create the market of an instrument that was added to quoin.instruments while the node ran.")
public final class MarketCreateCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private HomeOption home;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private MarketName name;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        InstrumentTerms terms = name.in(home, spec);
        try (RealmAccess realm = RealmAccess.open(home)) {
            InstrumentChecks.checked(realm.config());
            MarketCreation.Result result =
                    MarketsAtStart.creation(realm.member(), realm.config()).create(terms);
            out.println(result.sentence());
            out.flush();
            return switch (result.kind()) {
                case CREATED -> created(out, terms);
                case EXISTS -> 0;
                case CONTRADICTED, REFUSED -> 1;
                case UNKNOWN -> Quoin.EXIT_UNAVAILABLE;
            };
        }
    }

    private static int created(PrintWriter out, InstrumentTerms terms) {
        out.println(
                "If " + terms.underlying() + " is new in quoin.prices.scales too, its prices are heard by nodes that"
                        + " are started after that.");
        out.flush();
        return 0;
    }
}
