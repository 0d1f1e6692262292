package io.quoin.config.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.config.market.MarketCreation.Kind;
import io.quoin.config.market.MarketCreation.Result;
import io.quoin.config.node.MemberSettings;
import io.quoin.config.node.Realm;
import io.quoin.persistence.market.MarketCodec;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.port.WireCodec;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A market is created when it is not there, and never touched when it is. */
class MarketCreationTest {
    private static final String NAME = "BTC_USDC-PERPETUAL";
    private static final InstrumentTerms TERMS = FakeMarkets.terms(NAME, "0.1");
    private static final InstrumentTerms OTHERS = FakeMarkets.terms(NAME, "0.3");
    private static final MarketView ABSENT = new MarketView.NotCreated(NAME);
    private static final WireCodec<MarketCommand> CODEC = Realm.catalogue(
                    new MemberSettings(MemberSettings.CLIENT, "127.0.0.1", 0, Optional.empty(), Optional.empty())
                            .config())
            .wire()
            .codecs(MarketCodec.WIRE)
            .commands();

    private final FakeMarkets markets = new FakeMarkets();

    private Result create(InstrumentTerms terms, Duration within) throws InterruptedException {
        return new MarketCreation(new MarketOperator(markets), CODEC, within).create(terms);
    }

    private Result create(InstrumentTerms terms) throws InterruptedException {
        return create(terms, Duration.ofSeconds(30));
    }

    @Test
    void a_market_that_is_not_there_is_created_with_its_terms() throws Exception {
        markets.showing(ABSENT).answering(FakeMarkets.APPLIED);
        Result result = create(TERMS);
        assertEquals(Kind.CREATED, result.kind());
        assertEquals(
                "Market " + NAME + " created at height 7, block " + FakeMarkets.HASH.brief()
                        + "; it trades when its operator opens it: 'quoin market open " + NAME + "'.",
                result.sentence());
        assertEquals(new MarketCommand.Create(TERMS), markets.submitted.get(0).command());
    }

    @Test
    void a_market_that_is_there_hears_nothing_whatever_its_terms_and_state_are() throws Exception {
        markets.showing(FakeMarkets.overview(TERMS, InstrumentState.HALTED));
        Result same = create(TERMS);
        assertEquals(new Result(Kind.EXISTS, "Market " + NAME + " exists already with the same terms, halted."), same);
        Result other = create(OTHERS);
        assertEquals(Kind.CONTRADICTED, other.kind());
        assertTrue(
                other.sentence()
                        .startsWith("MARKET " + NAME
                                + " EXISTS WITH OTHER TERMS and stays as it is, halted: band is 0.1, configured 0.3."),
                other::sentence);
        assertEquals(0, markets.submitted.size());
    }

    @Test
    void the_same_terms_have_the_same_id_on_every_node_and_other_terms_another() throws Exception {
        markets.showing(ABSENT).answering(FakeMarkets.APPLIED);
        create(TERMS);
        create(FakeMarkets.terms(NAME, "0.1"));
        create(OTHERS);
        assertEquals(markets.submitted.get(0).id(), markets.submitted.get(1).id());
        assertNotEquals(markets.submitted.get(0).id(), markets.submitted.get(2).id());
    }

    @Test
    void who_comes_second_with_other_terms_hears_which_there_are() throws Exception {
        markets.showing(ABSENT)
                .showing(FakeMarkets.overview(OTHERS, InstrumentState.CREATED))
                .answering(new Fate.Refused(7, 0, FakeMarkets.HASH, "MARKET_EXISTS_WITH_DIFFERENT_TERMS", "others"));
        Result result = create(TERMS);
        assertEquals(Kind.CONTRADICTED, result.kind());
        assertTrue(result.sentence().contains("band is 0.3, configured 0.1"), result::sentence);
    }

    @Test
    void a_refusal_is_told_by_its_name() throws Exception {
        markets.showing(ABSENT)
                .answering(new Fate.Refused(7, 0, FakeMarkets.HASH, "SCALES_TOO_FINE", "Too many decimals."));
        assertEquals(
                new Result(Kind.REFUSED, "Market " + NAME + " was not created, SCALES_TOO_FINE: Too many decimals."),
                create(TERMS));
    }

    @Test
    void silence_ends_and_is_told_as_such() throws Exception {
        markets.showingNothing();
        assertEquals(Kind.UNKNOWN, create(TERMS, Duration.ofMillis(20)).kind());
        FakeMarkets seen = new FakeMarkets().showing(ABSENT).silent().knowing(new Fate.Pending());
        Result result = new MarketCreation(new MarketOperator(seen), CODEC, Duration.ofMillis(20)).create(TERMS);
        assertEquals(Kind.UNKNOWN, result.kind());
        assertTrue(result.sentence().contains("'quoin market create " + NAME + "'"), result::sentence);
    }
}
