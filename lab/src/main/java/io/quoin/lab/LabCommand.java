package io.quoin.lab;

import io.quoin.lab.bench.BenchCommand;
import io.quoin.lab.crash.CrashCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quoin lab}: everything that tries to break Quoin or to time it. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Break it or time it.",
        subcommands = {BenchCommand.class, CrashCommand.class})
public final class LabCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what, for example: quoin lab bench journal");
    }
}
