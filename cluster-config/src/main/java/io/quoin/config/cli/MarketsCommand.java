package io.quoin.config.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quoin market}: looks at the markets of a running realm, and leads them as their operator. */
@Command(
        name = "market",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Look at the markets of the running realm, and lead them as their operator.",
        subcommands = {
            MarketListCommand.class,
            MarketCreateCommand.class,
            MarketStateCommands.Open.class,
            MarketStateCommands.PostOnly.class,
            MarketStateCommands.CancelOnly.class,
            MarketStateCommands.Halt.class,
            MarketStateCommands.Close.class
        })
public final class MarketsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, for example: quoin market list");
    }
}
