package io.quoin.lab.bench.matching;

import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Channels;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.KeptId;
import io.quoin.protocol.command.LiveIds;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Waiting;
import io.quoin.protocol.line.FromParty.LineTerms;
import io.quoin.protocol.market.Fill;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.Market;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketDump;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketLaw;
import io.quoin.protocol.market.MarketParameters;
import io.quoin.protocol.market.MarketState;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.value.Rate;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The whole law of a market: of each command what a block does to it, journal and messages aside. The law decides, and the
 * events change book, client ids, positions, lines, fees and what the accounts' pairs say. If asked to, the command's id is
 * looked for before among those that are kept, and kept afterwards. A thousand commands are a block, a block a millisecond of
 * engine time; ids are kept for 100 of them.
 *
 * <p>Every party has more line than it needs and the price is live, so no order waits. The commands of a block are made before
 * it is timed, as a client makes them.
 */
public final class LawMarket implements Contender {
    private static final long VALID_FOR_MILLIS = 100;
    private static final long BEGIN_MILLIS = 1_000_000;
    private static final MarketParameters PARAMETERS =
            new MarketParameters(500, 1_000, 2_000, Rate.ZERO, 0, 10_000, 1_000, 250, 5_000);

    /** One market. */
    private static final class Run {
        private final MarketLaw law = new MarketLaw(PARAMETERS);
        private final Channels channels = new Channels(FlowInstrument.MARKET);
        private final LiveIds ids = new LiveIds();
        private final Tape tape = new Tape();
        private final Prices prices = new FlowInstrument(BEGIN_MILLIS);
        private final ToLongFunction<Address> lags = peer -> 0;
        private final LawFlow flow;
        private final boolean keepsIds;
        private MarketState state = law.initial(FlowInstrument.MARKET);
        private long nowMillis = BEGIN_MILLIS;

        Run(OrderFlow flow, boolean keepsIds) {
            this.keepsIds = keepsIds;
            this.flow = new LawFlow(flow, FlowInstrument.terms(), 1, VALID_FOR_MILLIS);
            channels.beginBlock(1, nowMillis);
            evolve(new MarketEvent.Created(FlowInstrument.terms()));
            evolve(new MarketEvent.StateChanged(InstrumentState.TRADING));
            for (int party = 0; party < OrderFlowDrawing.PARTIES; party++) {
                introduce(party);
            }
        }

        private void introduce(int party) {
            LineTerms terms = FlowInstrument.lineTerms(party);
            Address account = new Address(AccountKind.TYPE, flow.account(party));
            law.settle(state, account, Totals.of(FlowInstrument.LINE_UNITS), terms, facts(1, party, null))
                    .forEach(this::evolve);
        }

        /** Plays the flow up to a place; returns the processor time. */
        long play(int until) {
            long nanos = 0;
            while (flow.nextBlock(until, flow.height() + 1, nowMillis + 1)) {
                nowMillis++;
                long begun = CpuClock.nanos();
                takeBlock();
                nanos += CpuClock.nanos() - begun;
            }
            return nanos;
        }

        private void takeBlock() {
            ids.expire(nowMillis);
            channels.beginBlock(flow.height(), nowMillis);
            for (int at = 0; at < flow.size(); at++) {
                take(at);
            }
        }

        private void take(int at) {
            Ticket ticket = flow.ticket(at);
            if (keepsIds && ids.find(ticket.id()) != null) {
                throw new IllegalStateException(ticket.id() + " comes twice");
            }
            MarketCommand command = flow.command(at);
            Decision<MarketEvent> decision = law.decide(state, command, facts(flow.height(), at, ticket.id()));
            if (!(decision instanceof Decision.Accepted<MarketEvent> accepted)) {
                throw new IllegalStateException(command + " came to " + decision);
            }
            if (keepsIds) {
                ids.keep(new KeptId(ticket, flow.height(), at, io.quoin.protocol.command.Outcome.APPLIED));
            }
            for (MarketEvent event : accepted.events()) {
                evolve(flow.less(at) == 0 ? event : lessened(event, flow.less(at)));
            }
        }

        private static MarketEvent lessened(MarketEvent event, long lots) {
            MarketEvent.OrderCancelled whole = (MarketEvent.OrderCancelled) event;
            return new MarketEvent.OrderCancelled(
                    whole.order(), whole.account(), lots, whole.reason(), whole.atMillis());
        }

        private Facts facts(long height, int index, @Nullable CommandId id) {
            Waiting waiting = Waiting.notYet(nowMillis);
            return new Facts(nowMillis, height, index, false, false, id, prices, lags, waiting);
        }

        private void evolve(MarketEvent event) {
            state = law.evolve(state, event, channels);
            if (event instanceof MarketEvent.OrderPlaced placed) {
                for (Fill fill : placed.fills()) {
                    tape.fill(flow.newId(fill.maker()), fill.ticks(), fill.lots());
                }
            }
        }

        long[] inOrder() {
            List<MarketDump.OfOrder> orders = MarketDump.of((Market) state).orders();
            long[] rows = new long[3 * orders.size()];
            int at = 0;
            for (MarketDump.OfOrder order : orders) {
                rows[at++] = flow.newId(order.id());
                rows[at++] = order.ticks();
                rows[at++] = order.left();
            }
            return rows;
        }
    }

    private final boolean keepsIds;

    /**
     * The law.
     *
     * @param keepsIds whether the ids of commands are looked for and kept as well, so that a repeat is found
     */
    public LawMarket(boolean keepsIds) {
        this.keepsIds = keepsIds;
    }

    @Override
    public String name() {
        return keepsIds ? "market_law_with_live_ids" : "market_law";
    }

    @Override
    public Outcome play(OrderFlow flow) {
        Run run = new Run(flow, keepsIds);
        run.play(flow.filling());
        long nanos = run.play(flow.size());
        return new Outcome(nanos, run.tape.fills(), run.tape.digest(), run.inOrder());
    }
}
