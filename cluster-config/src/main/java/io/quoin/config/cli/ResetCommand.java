package io.quoin.config.cli;

import io.quoin.config.node.RunningNode;
import io.quoin.persistence.cassandra.EmbeddedCassandra;
import io.quoin.persistence.cassandra.EmbeddedSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quoin reset}: throws the realm's own Cassandra away, with every journal in it. Asks first. */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = "Delete this realm's own Cassandra with every journal in it. Asks first.")
public final class ResetCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private HomeOption home;

    @Option(names = "--yes", description = "do not ask")
    private boolean isYes;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path data = home.cassandra();
        RunningNode.find(home.nodeFile()).ifPresent(node -> {
            throw new CannotGoOn("The realm is running (process " + node.pid() + "): stop it with 'quoin stop' first.");
        });
        if (!Files.isDirectory(data)) {
            out.println("There is nothing to delete in " + home.home() + ".");
            return 0;
        }
        if (!isYes && !isConfirmed(out, data)) {
            out.println("Nothing was deleted.");
            return 1;
        }
        EmbeddedCassandra.erase(EmbeddedSettings.in(data).withProgress(out::println));
        Files.deleteIfExists(home.nodeFile());
        out.println("Deleted " + data + ".");
        return 0;
    }

    private static boolean isConfirmed(PrintWriter out, Path data) {
        out.print("Delete " + data.toAbsolutePath() + " with every journal in it? Type yes: ");
        out.flush();
        Scanner answer = new Scanner(System.in);
        return answer.hasNextLine() && answer.nextLine().trim().equals("yes");
    }
}
