package io.quoin.config.cli;

import io.quoin.config.node.RunningNode;
import io.quoin.persistence.cassandra.RunningCassandra;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code quoin stop}: stops the node of this realm on this machine, and the Cassandra that it started with it; returns when
 * both are gone. Exits with 0 if nothing runs afterwards, 1 if somebody else's Cassandra of this realm still does.
 */
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
        Optional<ProcessHandle> node =
                RunningNode.find(home.nodeFile()).flatMap(found -> ProcessHandle.of(found.pid()));
        if (node.isPresent()) {
            out.println("Stopping process " + node.get().pid() + " ...");
            out.flush();
            node.get().destroy();
            await(node.get());
        }
        Optional<RunningCassandra> cassandra = RunningCassandra.find(home.cassandra());
        Optional<ProcessHandle> starter = cassandra
                .flatMap(running -> ProcessHandle.of(running.starterPid()))
                .filter(ProcessHandle::isAlive);
        if (starter.isPresent()) {
            out.println((node.isPresent() ? "Stopped" : "No node of this realm runs here")
                    + "; its Cassandra was started by" + " process "
                    + starter.get().pid() + " and ends when that does.");
            return 1;
        }
        Optional<ProcessHandle> closing = cassandra.flatMap(running -> ProcessHandle.of(running.pid()));
        if (closing.isPresent()) {
            await(closing.get()); // Whose starter is gone is closing already.
        }
        out.println(node.isPresent() || closing.isPresent() ? "Stopped." : "No node of this realm runs here.");
        return 0;
    }

    private static void await(ProcessHandle process) throws InterruptedException, ExecutionException {
        try {
            process.onExit().get(STOP_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new CannotGoOn("Process " + process.pid() + " has not stopped within " + STOP_SECONDS_MAX
                    + " s: look at the log, then end it with 'kill -9 " + process.pid()
                    + "'; nothing acknowledged is lost by that.");
        }
    }
}
