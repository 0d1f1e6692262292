package io.quoin.lab.bench.matching;

import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.BlockDraft;
import io.quoin.protocol.entity.EntityRules;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.entity.Input;
import io.quoin.protocol.entity.Parked;
import io.quoin.protocol.entity.Verdict;
import io.quoin.protocol.journal.BlockEncoder;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketLaw;
import io.quoin.protocol.market.MarketState;
import io.quoin.protocol.price.Prices;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The journal of a market to which a flow is played: the very blocks that a node would write, by the same rules and the same
 * encoder, without the node. Each block confirms what the one before it told the accounts. Engine time moves a millisecond a
 * block.
 */
public final class FlowJournal {
    /** The market whose journal it is. */
    public static final Address MARKET = FlowInstrument.MARKET;

    /** Commands of a block, about. */
    public static final int BLOCK_COMMANDS = LawFlow.DECISIONS_MAX;

    private static final long VALID_FOR_MILLIS = 100;
    private static final int GRANTS_OF_A_BLOCK = 500;

    /** The fence, the market, the grants, and what a node may add in between. */
    private static final int OTHER_BLOCKS_MAX = 64;

    private final EntityRules<MarketState, MarketCommand, MarketEvent, FromParty> rules;
    private final BlockEncoder<MarketEvent> encoder;
    private final EntityState<MarketState> state;
    private final OrderFlow flow;
    private final LawFlow commands;
    private final Prices prices;
    private long nowMillis;
    private long entries;

    /**
     * The journal of this flow, which has no reductions.
     *
     * @param nowMillis the time of the first block
     */
    public FlowJournal(
            EntityRules<MarketState, MarketCommand, MarketEvent, FromParty> rules,
            BlockEncoder<MarketEvent> encoder,
            OrderFlow flow,
            long nowMillis) {
        this.rules = rules;
        this.encoder = encoder;
        this.state = rules.initial(MARKET);
        this.flow = flow;
        this.commands = new LawFlow(flow, FlowInstrument.terms(), OTHER_BLOCKS_MAX, VALID_FOR_MILLIS);
        this.prices = new FlowInstrument(nowMillis);
        this.nowMillis = nowMillis;
    }

    /** The state after the last block. */
    public EntityState<MarketState> state() {
        return state;
    }

    /** How many entries there are so far. */
    public long entries() {
        return entries;
    }

    /** Writes the blocks before those of the flow. */
    public void begin(Consumer<SealedBlock<MarketEvent>> writer) {
        writer.accept(count(rules.fence(state, new Incarnation(0, 1), nowMillis, encoder)));
        Draft first = new Draft();
        first.operate("create", new MarketCommand.Create(FlowInstrument.terms()));
        first.operate("open", new MarketCommand.SetState(InstrumentState.TRADING));
        writer.accept(first.seal());
        for (int from = 0; from < OrderFlowDrawing.PARTIES; from += GRANTS_OF_A_BLOCK) {
            Draft grants = new Draft();
            for (int party = from; party < from + GRANTS_OF_A_BLOCK; party++) {
                grants.grant(party);
            }
            writer.accept(grants.seal());
        }
    }

    /** Writes the next block of the flow; false if there is none. */
    public boolean next(Consumer<SealedBlock<MarketEvent>> writer) {
        List<ChannelMessage> told = state.channels().sentByBlock();
        nowMillis = Math.max(nowMillis, state.engineTimeMillis()) + 1;
        if (!commands.nextBlock(flow.size(), state.height() + 1, nowMillis)) {
            return false;
        }
        Draft draft = new Draft();
        for (int at = 0; at < commands.size(); at++) {
            draft.command(commands.ticket(at), commands.command(at));
        }
        draft.confirm(told);
        writer.accept(draft.seal());
        return true;
    }

    /** Writes a block after which the market has told everybody everything. */
    public void rest(Consumer<SealedBlock<MarketEvent>> writer) {
        Draft draft = new Draft();
        draft.confirm(state.channels().unconfirmed());
        writer.accept(draft.seal());
    }

    private SealedBlock<MarketEvent> count(SealedBlock<MarketEvent> block) {
        entries += block.block().entries().size();
        return block;
    }

    /** One block. */
    private final class Draft {
        private final BlockDraft<MarketState, MarketCommand, MarketEvent, FromParty> draft =
                rules.draft(state, new Parked<>(), prices, nowMillis, encoder);

        void operate(String id, MarketCommand command) {
            CommandId operators = new CommandId(MarketLaw.OPERATOR, id);
            command(new Ticket(operators, nowMillis + VALID_FOR_MILLIS, new ContentHash(0, 0)), command);
        }

        void command(Ticket ticket, MarketCommand command) {
            Verdict verdict = draft.take(new Input.Command<>(ticket, command));
            if (!(verdict instanceof Verdict.Decided decided)
                    || !decided.decided().outcome().equals(Outcome.APPLIED)) {
                throw new IllegalStateException(command + " came to " + verdict);
            }
        }

        void grant(int party) {
            draft.take(new Input.PairArrival<>(new ChannelMessage.Pair(
                    new Address(AccountKind.TYPE, commands.account(party)),
                    MARKET,
                    PairKind.SETTLEMENT,
                    1,
                    Totals.of(FlowInstrument.LINE_UNITS),
                    FlowInstrument.lineTerms(party),
                    false)));
        }

        /** An account confirms what it was told. */
        void confirm(List<ChannelMessage> told) {
            List<Confirmation> confirmations = new ArrayList<>();
            for (ChannelMessage message : told) {
                if (message instanceof ChannelMessage.Pair pair) {
                    confirmations.add(new Confirmation.OfPair(pair.to(), pair.height()));
                }
            }
            draft.take(new Input.Confirmed<>(confirmations));
        }

        SealedBlock<MarketEvent> seal() {
            return count(draft.seal());
        }
    }
}
