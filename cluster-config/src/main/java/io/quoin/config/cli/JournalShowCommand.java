package io.quoin.config.cli;

import io.quoin.persistence.forensics.JournalPrinter;
import io.quoin.protocol.address.Address;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quoin journal show}: one journal, as a tape. Exits with 0 if it is whole and readable, 1 if not. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show the journal of one entity, a line for each thing that happened.")
public final class JournalShowCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private HomeOption home;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private CassandraOption cassandra;

    @Parameters(paramLabel = "ENTITY", description = "type/id, for example account/alice or market/BTC_USDC-PERPETUAL")
    @SuppressWarnings("NullAway.Init")
    private String entity;

    @Option(names = "--from", paramLabel = "N", defaultValue = "1", description = "the first height (default: 1)")
    private long from;

    @Option(names = "--to", paramLabel = "N", description = "the last height (default: the head)")
    private long to = Long.MAX_VALUE;

    @Option(names = "--void", description = "show void rows, too: rows of owners that were fenced")
    private boolean isWithVoid;

    @Option(names = "--blocks", description = "show before each block its hash, its writer and its size")
    private boolean isWithBlocks;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        JournalPrinter.Range range = new JournalPrinter.Range(Math.max(1, from), to, isWithVoid, isWithBlocks);
        Address address = address();
        try (JournalAccess journals =
                JournalAccess.open(home, cassandra, spec.commandLine().getErr()::println)) {
            JournalPrinter printer = new JournalPrinter(journals.reader(), JournalAccess.types());
            boolean isWhole = printer.print(address, range, out::println);
            out.flush();
            return isWhole ? 0 : 1;
        }
    }

    private Address address() {
        try {
            Address address = Address.parse(entity);
            if (JournalAccess.types().stream()
                    .noneMatch(type -> type.kind().type().equals(address.type()))) {
                throw new IllegalArgumentException("there is no entity type '" + address.type() + "'");
            }
            return address;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
