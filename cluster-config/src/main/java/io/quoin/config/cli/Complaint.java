package io.quoin.config.cli;

import com.typesafe.config.ConfigException;
import io.quoin.config.node.MemberUnavailable;
import io.quoin.http.server.EdgeNotStarted;
import io.quoin.persistence.cassandra.CassandraUnavailable;
import io.quoin.persistence.schema.SchemaRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns an exception that ended a command into one sentence for a person; the whole of it goes to the log. */
final class Complaint implements IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Complaint.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        LOG.error("quoin {} failed", line.getCommandName(), failure);
        boolean isSentence = failure instanceof CassandraUnavailable
                || failure instanceof SchemaRefused
                || failure instanceof MemberUnavailable
                || failure instanceof ConfigException
                || failure instanceof EdgeNotStarted
                || failure instanceof CannotGoOn;
        line.getErr()
                .println(line.getColorScheme()
                        .errorText(isSentence ? String.valueOf(failure.getMessage()) : "Unexpected: " + failure));
        if (!isSentence) {
            line.getErr().println("The log has the details: " + System.getProperty("quoin.log", ".quoin/quoin.log"));
        }
        return isSentence ? Quoin.EXIT_UNAVAILABLE : CommandLine.ExitCode.SOFTWARE;
    }
}
