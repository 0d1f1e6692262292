package io.quoin.config.market;

import com.typesafe.config.Config;
import io.quoin.config.node.QuoinNode;
import io.quoin.config.node.Realm;
import io.quoin.persistence.market.MarketCodec;
import io.quoin.protocol.market.InstrumentTerms;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the markets of {@code quoin.instruments} beside the node's work, one after the other, and says of each what came of it:
 * in the log, and to whoever started the node. None of it keeps the node from its work. Ends with the last market, or when closed.
 */
public final class MarketsAtStart implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MarketsAtStart.class);

    private final List<InstrumentTerms> instruments;
    private final MarketCreation creation;
    private final Consumer<String> progress;
    private final Thread worker = new Thread(this::createAll, "create-markets");

    private MarketsAtStart(List<InstrumentTerms> instruments, MarketCreation creation, Consumer<String> progress) {
        this.instruments = instruments;
        this.creation = creation;
        this.progress = progress;
    }

    /** Begins, on a node that is up. */
    public static MarketsAtStart begin(QuoinNode node, Config config, Consumer<String> progress) {
        MarketsAtStart markets = new MarketsAtStart(InstrumentChecks.checked(config), creation(node, config), progress);
        markets.worker.setDaemon(true);
        markets.worker.start();
        return markets;
    }

    /** How markets are created through this member. */
    public static MarketCreation creation(QuoinNode member, Config config) {
        return new MarketCreation(
                new MarketOperator(member.desk(Realm.market(config))),
                Realm.catalogue(config).wire().codecs(MarketCodec.WIRE).commands(),
                config.getDuration("quoin.market-creation.within"));
    }

    private void createAll() {
        try {
            for (InstrumentTerms terms : instruments) {
                tell(creation.create(terms));
            }
        } catch (InterruptedException closed) {
            LOG.info("The node stops before all of its markets were looked at");
        }
    }

    private void tell(MarketCreation.Result result) {
        switch (result.kind()) {
            case CREATED, EXISTS -> LOG.info(result.sentence());
            case CONTRADICTED -> LOG.error(result.sentence());
            case REFUSED, UNKNOWN -> LOG.warn(result.sentence());
        }
        progress.accept(result.sentence());
    }

    @Override
    public void close() {
        worker.interrupt();
    }
}
