package io.quoin.config.cli;

import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code quoin} command. */
@Command(
        name = "quoin",
        mixinStandardHelpOptions = true,
        version = Quoin.VERSION,
        synopsisSubcommandLabel = "COMMAND",
        description = "Settlement for digital-asset derivatives: journaled, provable, open.",
        subcommands = {
            NodeCommand.class,
            StatusCommand.class,
            StopCommand.class,
            ResetCommand.class,
            MarketsCommand.class,
            JournalCommand.class
        })
public final class Quoin implements Runnable {
    static final String VERSION = "quoin 0.1.0-SNAPSHOT";

    /** The exit code when something outside of us must be put right first; the sentence says what. */
    public static final int EXIT_UNAVAILABLE = 3;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Runs the command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command with all its subcommands, those of other modules included. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Quoin());
        for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
            provider.commands().forEach(line::addSubcommand);
        }
        line.setExecutionExceptionHandler(new Complaint());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.getSubcommands().values().forEach(Quoin::tellVersion);
        return line;
    }

    private static void tellVersion(CommandLine line) {
        line.getCommandSpec().version(VERSION);
        line.getSubcommands().values().forEach(Quoin::tellVersion);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, for example: quoin demo");
    }
}
