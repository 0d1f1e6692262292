package io.quoin.config.cli;

import io.quoin.config.node.InstrumentSettings;
import io.quoin.config.node.MemberSettings;
import io.quoin.protocol.market.InstrumentTerms;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The market that a command is for: one of {@code quoin.instruments} of the realm. */
final class MarketName {
    @Parameters(paramLabel = "NAME", description = "the market, for example BTC_USDC-PERPETUAL")
    @SuppressWarnings("NullAway.Init")
    private String name;

    /**
     * Its terms, as configured.
     *
     * @throws ParameterException with all names that there are, if this is none of them: asking for an entity that is not there
     *     would bring it into being
     */
    InstrumentTerms in(HomeOption home, CommandSpec spec) {
        List<InstrumentTerms> known = configured(home);
        return known.stream()
                .filter(terms -> terms.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no market '" + name + "' in quoin.instruments; known: "
                                + known.stream().map(InstrumentTerms::name).collect(Collectors.joining(", "))));
    }

    /** All instruments of the realm, without a judgement on them: a wrong one must not keep another from being halted. */
    static List<InstrumentTerms> configured(HomeOption home) {
        return InstrumentSettings.of(
                new MemberSettings(MemberSettings.CLIENT, "127.0.0.1", 0, Optional.empty(), Optional.empty())
                        .config(home.configuration()));
    }
}
