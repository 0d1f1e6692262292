package io.quoin.config.cli;

import io.quoin.config.node.RunningNode;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code quoin stop}: stops the node of this realm on this machine, and its Cassandra with it. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Stop this realm's node on this machine, and its own Cassandra with it.")
public final class StopCommand implements Callable<Integer> {
    private static final long STOP_SECONDS_MAX = 40;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private HomeOption home;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Optional<RunningNode> node = RunningNode.find(home.nodeFile());
        Optional<ProcessHandle> process = node.flatMap(running -> ProcessHandle.of(running.pid()));
        if (process.isEmpty()) {
            out.println("No node of this realm runs here.");
            return 0;
        }
        out.println("Stopping process " + process.get().pid() + " ...");
        out.flush();
        process.get().destroy();
        try {
            process.get().onExit().get(STOP_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new CannotGoOn("Process " + process.get().pid() + " has not stopped within " + STOP_SECONDS_MAX
                    + " s: look at the log, then end it with 'kill -9 "
                    + process.get().pid()
                    + "'; nothing acknowledged is lost by that.");
        }
        out.println("Stopped.");
        return 0;
    }
}
