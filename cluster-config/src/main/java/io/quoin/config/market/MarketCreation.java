package io.quoin.config.market;

import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.port.Seen;
import io.quoin.protocol.port.WireCodec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Makes the market of an instrument, if it is not there. It looks first, so that a market that is there gets no further entry
 * in its journal; it never leads a market anywhere, so what the operator halted stays halted.
 *
 * <p>Nobody need be alone in this. The id of the command is made of the terms: nodes that start at once and mean the same say
 * the same, and the market takes it once; of two that mean different things the first is taken, and the other hears so.
 */
public final class MarketCreation {
    private final MarketOperator operator;
    private final WireCodec<MarketCommand> codec;
    private final Duration within;

    /**
     * What came of it.
     *
     * @param sentence for a person
     */
    public record Result(Kind kind, String sentence) {}

    /** What can come of it. */
    public enum Kind {
        /** It is there now, and was not before. */
        CREATED,
        /** It was there, with these terms. */
        EXISTS,
        /** It is there with other terms, and was left as it is. */
        CONTRADICTED,
        /** It was refused. */
        REFUSED,
        /** Nobody answered in time; it may be there or not. */
        UNKNOWN
    }

    /**
     * @param within how long an answer is waited for at most, once to see the market and once to create it
     */
    public MarketCreation(MarketOperator operator, WireCodec<MarketCommand> codec, Duration within) {
        this.operator = operator;
        this.codec = codec;
        this.within = within;
    }

    /** Makes this instrument's market, if it is not there. */
    public Result create(InstrumentTerms terms) throws InterruptedException {
        Seen<MarketView> seen = operator.look(terms.name(), within);
        if (seen == null) {
            return silent(terms);
        }
        if (seen.view() instanceof MarketView.Overview there) {
            return exists(terms, there);
        }
        MarketCommand create = new MarketCommand.Create(terms);
        return created(terms, operator.command(terms.name(), clientId(create), create, within));
    }

    /** The same for the same terms, on every node and at every start. */
    private String clientId(MarketCommand create) {
        ContentHash hash = ContentHash.of(codec.encode(create));
        return String.format("create-%016x", hash.high());
    }

    private Result created(InstrumentTerms terms, @Nullable Fate fate) throws InterruptedException {
        if (fate instanceof Fate.Applied applied) {
            return new Result(
                    Kind.CREATED,
                    "Market " + terms.name() + " created at height " + applied.height() + ", block "
                            + applied.hash().brief() + "; it trades when its operator opens it: 'quoin market open "
                            + terms.name() + "'.");
        }
        if (fate instanceof Fate.Refused refused) {
            Seen<MarketView> now = operator.look(terms.name(), within);
            return now != null && now.view() instanceof MarketView.Overview there
                    ? exists(terms, there)
                    : new Result(
                            Kind.REFUSED,
                            "Market " + terms.name() + " was not created, " + refused.name() + ": " + refused.detail());
        }
        return silent(terms);
    }

    private static Result exists(InstrumentTerms terms, MarketView.Overview there) {
        String state = MarketWords.state(there.state());
        if (there.terms().equals(terms)) {
            return new Result(
                    Kind.EXISTS, "Market " + terms.name() + " exists already with the same terms, " + state + ".");
        }
        return new Result(
                Kind.CONTRADICTED,
                "MARKET " + terms.name() + " EXISTS WITH OTHER TERMS and stays as it is, " + state + ": "
                        + MarketWords.differences(there.terms(), terms)
                        + ". Put its own terms back into quoin.instruments, or give the new ones a new name.");
    }

    private Result silent(InstrumentTerms terms) {
        return new Result(
                Kind.UNKNOWN,
                "Market " + terms.name() + " did not answer within " + within.toSeconds()
                        + " s and may not be there: look with 'quoin market list', then 'quoin market create "
                        + terms.name() + "'.");
    }
}
