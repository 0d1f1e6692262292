package io.quoin.config.cli;

import io.quoin.protocol.market.InstrumentState;
import picocli.CommandLine.Command;

/** {@code quoin market open} and its likes: one command for each state into which an operator leads a market. */
final class MarketStateCommands {
    private MarketStateCommands() {}

    /** Let it trade. */
    @Command(name = "open", mixinStandardHelpOptions = true, description = "Let a market take orders and match them.")
    static final class Open extends MarketStateCommand {
        Open() {
            super(InstrumentState.TRADING);
        }
    }

    /** Let orders rest. */
    @Command(
            name = "post-only",
            mixinStandardHelpOptions = true,
            description = "Let a market take orders that rest, and match none.")
    static final class PostOnly extends MarketStateCommand {
        PostOnly() {
            super(InstrumentState.POST_ONLY);
        }
    }

    /** Let orders be cancelled. */
    @Command(
            name = "cancel-only",
            mixinStandardHelpOptions = true,
            description = "Let a market's orders only be cancelled; positions stay.")
    static final class CancelOnly extends MarketStateCommand {
        CancelOnly() {
            super(InstrumentState.CANCEL_ONLY);
        }
    }

    /** Halt it. */
    @Command(
            name = "halt",
            mixinStandardHelpOptions = true,
            description = "Halt a market until it is opened again; a start of the node does not open it.")
    static final class Halt extends MarketStateCommand {
        Halt() {
            super(InstrumentState.HALTED);
        }
    }

    /** Close it for ever. */
    @Command(
            name = "close",
            mixinStandardHelpOptions = true,
            description = "Close a market without positions, for ever: its orders are cancelled, its lines returned.")
    static final class Close extends MarketStateCommand {
        Close() {
            super(InstrumentState.CLOSED);
        }
    }
}
