package io.quoin.config.cli;

import io.quoin.config.node.RunningNode;
import io.quoin.persistence.cassandra.RunningCassandra;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code quoin status}: what runs on this machine. Exits with 0 if a node is up, 1 if none is. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Say what of this realm runs on this machine.")
public final class StatusCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private HomeOption home;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<RunningNode> node = RunningNode.find(home.nodeFile());
        Optional<RunningCassandra> cassandra = RunningCassandra.find(home.cassandra());
        out.println(node.map(StatusCommand::sentence).orElse("node       does not run; start it with 'quoin node'"));
        out.println(cassandra
                .map(c -> "cassandra  runs at 127.0.0.1:" + c.cqlPort() + ", process " + c.pid()
                        + ", started by process " + c.starterPid())
                .orElse("cassandra  does not run on " + home.cassandra()));
        return node.isPresent() && node.get().isUp() ? 0 : 1;
    }

    private static String sentence(RunningNode node) {
        return node.isUp()
                ? "node       runs at " + node.address() + ", process " + node.pid() + ", since "
                        + node.writtenAt().truncatedTo(ChronoUnit.SECONDS) + ", its journal in Cassandra "
                        + node.cassandra()
                : "node       is starting, process " + node.pid();
    }
}
