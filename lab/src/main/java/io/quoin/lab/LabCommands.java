package io.quoin.lab;

import io.quoin.config.cli.CommandProvider;
import io.quoin.lab.trading.DemoCommand;
import java.util.List;

/** The lab's part of the {@code quoin} command. */
public final class LabCommands implements CommandProvider {
    @Override
    public List<Object> commands() {
        return List.of(new DemoCommand(), new LabCommand());
    }
}
