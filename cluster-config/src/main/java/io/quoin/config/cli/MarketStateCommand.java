package io.quoin.config.cli;

import io.quoin.config.market.MarketOperator;
import io.quoin.config.market.StateChange;
import io.quoin.config.node.Realm;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketLaw;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.port.Seen;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Leads one market into one state, as its operator, and waits until that is durable. Exits with 0 if the market is in that state
 * now, 1 if it refused, 3 if nobody answered.
 */
abstract class MarketStateCommand implements Callable<Integer> {
    private static final Duration LOOK_WITHIN = Duration.ofSeconds(5);
    private static final Duration VALID_FOR = Duration.ofSeconds(10);
    private static final int ID_BYTES = 8;

    private final InstrumentState state;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private HomeOption home;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private MarketName name;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    MarketStateCommand(InstrumentState state) {
        this.state = state;
    }

    @Override
    public final Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        String market = name.in(home, spec).name();
        try (RealmAccess realm = RealmAccess.open(home)) {
            MarketOperator operator = new MarketOperator(realm.member().desk(Realm.market(realm.config())));
            @Nullable Seen<MarketView> before = operator.look(market, LOOK_WITHIN);
            if (before == null) {
                throw new CannotGoOn(market + " does not answer: look at the node's log.");
            }
            if (!(before.view() instanceof MarketView.Overview there)) {
                out.println("Market " + market + " is not created yet: create it with 'quoin market create " + market
                        + "'.");
                out.flush();
                return 1;
            }
            CommandId id = new CommandId(MarketLaw.OPERATOR, freshId());
            Fate fate = operator.command(market, id.clientId(), new MarketCommand.SetState(state), VALID_FOR);
            new StateChange(market, there.state(), state, id, fate).lines().forEach(out::println);
            out.flush();
            return exit(fate);
        }
    }

    /** A new one for each call: to halt a market twice is to be heard twice. */
    private String freshId() {
        byte[] bytes = new byte[ID_BYTES];
        new SecureRandom().nextBytes(bytes);
        return spec.name() + "-" + HexFormat.of().formatHex(bytes);
    }

    private static int exit(Fate fate) {
        if (fate instanceof Fate.Applied) {
            return 0;
        }
        return fate instanceof Fate.Unknown ? Quoin.EXIT_UNAVAILABLE : 1;
    }
}
