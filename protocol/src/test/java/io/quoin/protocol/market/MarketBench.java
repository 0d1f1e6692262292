package io.quoin.protocol.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.channel.PairOut;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.BlockDraft;
import io.quoin.protocol.entity.EntityLimits;
import io.quoin.protocol.entity.EntityRules;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.entity.Input;
import io.quoin.protocol.entity.Parked;
import io.quoin.protocol.entity.Verdict;
import io.quoin.protocol.journal.BlockEncoder;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.PriceRound;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.law.Law;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.price.RoundRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One market with its journal and its parked commands, and the accounts that talk to it. What the market sends lies here until
 * {@link #deliver} or {@link #calm} brings it to its account, and the answer back.
 */
final class MarketBench implements Prices {
    private final EntityRules<MarketState, MarketCommand, MarketEvent, FromParty> rules;
    private final EntityState<MarketState> state;
    private Parked<MarketCommand> parked = new Parked<>();
    private final List<SealedBlock<MarketEvent>> journal = new ArrayList<>();
    private final List<MarketEvent> events = new ArrayList<>();
    private final Map<String, FakeAccount> accounts = new TreeMap<>();
    private final Map<CommandId, String> outcomes = new TreeMap<>();
    private final Map<CommandId, String> details = new TreeMap<>();
    private final ArrayDeque<ChannelMessage> network = new ArrayDeque<>();
    private @Nullable BoardPrice price;
    private long nowMillis = Examples.NOW;
    private long round;
    private String lastFrom = "";
    private int lastDecided;

    MarketBench() {
        this(new MarketLaw(Examples.PARAMETERS));
    }

    MarketBench(Law<MarketState, MarketCommand, MarketEvent, FromParty> law) {
        rules = new EntityRules<>(law, EntityLimits.STANDARD);
        state = rules.initial(Examples.MARKET);
        journal.add(rules.fence(state, new Incarnation(1, 1), nowMillis, new NoBytes()));
    }

    // ---- looking ----------------------------------------------------------------------------------------------------

    FakeAccount account(String name) {
        return account(name, name);
    }

    /** The account of this name; if there is none yet, one of this owner. */
    FakeAccount account(String name, String owner) {
        return accounts.computeIfAbsent(name, id -> new FakeAccount(id, owner));
    }

    Map<String, FakeAccount> accounts() {
        return accounts;
    }

    MarketState state() {
        return state.domain();
    }

    EntityState<MarketState> entity() {
        return state;
    }

    Market market() {
        return (Market) state.domain();
    }

    MarketView look(MarketQuery query) {
        return MarketReader.answer(state.domain(), query);
    }

    /** The events of the last block. */
    List<MarketEvent> lastEvents() {
        return List.copyOf(events);
    }

    List<SealedBlock<MarketEvent>> journal() {
        return journal;
    }

    long nowMillis() {
        return nowMillis;
    }

    int parked() {
        return parked.size();
    }

    ArrayDeque<ChannelMessage> network() {
        return network;
    }

    // ---- prices and time --------------------------------------------------------------------------------------------

    /** A newer round of this price, in price steps, stands on the board. */
    void price(long steps) {
        stands(steps);
        take(new Input.Opening<>());
    }

    /** The same, and the market hears of it with the next thing that it takes. */
    void stands(long steps) {
        round++;
        price = new BoardPrice(Examples.UNDERLYING, round, steps, Examples.PRICE_SCALE, nowMillis, true);
    }

    /** A newer round of this many units, in this scale and not the instrument's, stands on the board. */
    void priceInScale(long units, int scale) {
        round++;
        price = new BoardPrice(Examples.UNDERLYING, round, units, scale, nowMillis, true);
        take(new Input.Opening<>());
    }

    /** The newest round holds no longer. */
    void priceExpires() {
        lastFrom = "";
        BoardPrice last = price;
        if (last != null) {
            price = new BoardPrice(
                    last.underlying(), last.round(), last.price(), last.scale(), last.timeMillis(), false);
        }
    }

    @Override
    public @Nullable BoardPrice latest(String underlying) {
        return underlying.equals(Examples.UNDERLYING) ? price : null;
    }

    @Override
    public @Nullable RoundRange since(String underlying, long since) {
        return null;
    }

    /** The market crashes and is there again so much later: it has forgotten what waited and sends again what is unconfirmed. */
    void crash(long millis) {
        nowMillis += millis;
        parked = new Parked<>();
        Incarnation next = new Incarnation(1, state.incarnation().counter() + 1);
        journal.add(rules.fence(state, next, nowMillis, new NoBytes()));
        network.clear();
        network.addAll(state.channels().unconfirmed());
    }

    void pass(long millis) {
        nowMillis += millis;
        events.clear();
        lastFrom = "";
        long due = Math.min(rules.law().nextDeadlineMillis(state.domain()), parked.nextDeadlineMillis());
        if (due <= nowMillis) {
            take(new Input.Deadline<>());
        }
    }

    // ---- commands ---------------------------------------------------------------------------------------------------

    /** Lets the operator make the market and open it. */
    void open() {
        open(Examples.terms());
    }

    void open(InstrumentTerms terms) {
        operator(new MarketCommand.Create(terms));
        operator(new MarketCommand.SetState(InstrumentState.TRADING));
    }

    String operator(MarketCommand command) {
        return submit(MarketLaw.OPERATOR, "o" + outcomes.size(), command);
    }

    /** What the command comes to at once: APPLIED, a refusal's name, or PARKED. */
    String submit(String account, String clientId, MarketCommand command) {
        return submit(account, clientId, command, 5_000);
    }

    /** The same of a command that is valid for so long, milliseconds. */
    String submit(String account, String clientId, MarketCommand command, long validForMillis) {
        CommandId id = new CommandId(account, clientId);
        ContentHash content = ContentHash.of(command.toString().getBytes(StandardCharsets.UTF_8));
        take(new Input.Command<>(new Ticket(id, nowMillis + validForMillis, content), command));
        return outcome(id);
    }

    String outcome(CommandId id) {
        return outcomes.getOrDefault(id, parked.has(id) ? "PARKED" : "?");
    }

    /** What a command that was refused is told, beside the name. */
    String detail(CommandId id) {
        return details.getOrDefault(id, "");
    }

    boolean isParked(CommandId id) {
        return parked.has(id);
    }

    Map<CommandId, String> outcomes() {
        return outcomes;
    }

    // ---- the network ------------------------------------------------------------------------------------------------

    /** Whether the last thing that was taken came from this account, and no command was decided with it. */
    boolean lastTakenFrom(String account) {
        return lastFrom.equals(account) && lastDecided == 0;
    }

    /** Lets a message of an account arrive. */
    void arrive(ChannelMessage message) {
        long known = state.channels().pairIn(message.from()).height();
        if (message instanceof ChannelMessage.Pair pair) {
            lastFrom = pair.height() > known ? message.from().id() : "";
            take(new Input.PairArrival<>(pair));
        } else if (message instanceof ChannelMessage.Hint hint) {
            lastFrom = hint.pairHeight() <= known ? message.from().id() : "";
            take(new Input.Hint<>(hint));
        }
    }

    /** Brings one message of the market to its account, and its answer back; a confirmation comes with it. */
    void deliver(ChannelMessage message) {
        FakeAccount account = accounts.get(message.to().id());
        if (account == null) {
            if (message instanceof ChannelMessage.Pair pair) {
                confirm(pair);
            }
        } else if (message instanceof ChannelMessage.Pair pair) {
            account.hear(pair);
            confirm(pair);
        } else if (message instanceof ChannelMessage.Hint hint) {
            account.hear(hint.payload()).forEach(this::arrive);
        }
    }

    private void confirm(ChannelMessage.Pair pair) {
        take(new Input.Confirmed<>(List.of(new Confirmation.OfPair(pair.to(), pair.height()))));
    }

    /** Delivers everything until nothing is on its way. */
    void calm() {
        remind();
        while (!network.isEmpty()) {
            deliver(network.removeFirst());
        }
    }

    // ---- one block --------------------------------------------------------------------------------------------------

    @SafeVarargs
    final void take(Input<MarketCommand>... inputs) {
        int decidedBefore = outcomes.size();
        if (!(inputs[0] instanceof Input.PairArrival) && !(inputs[0] instanceof Input.Hint)) {
            lastFrom = "";
        }
        BlockDraft<MarketState, MarketCommand, MarketEvent, FromParty> draft =
                rules.draft(state, parked, this, nowMillis, new NoBytes());
        List<Verdict> verdicts = new ArrayList<>();
        for (Input<MarketCommand> input : inputs) {
            verdicts.add(draft.take(input));
        }
        verdicts.addAll(draft.parkedVerdicts());
        events.clear();
        if (!draft.isEmpty()) {
            SealedBlock<MarketEvent> block = draft.seal();
            journal.add(block);
            block.block().entries().forEach(entry -> events.addAll(entry.events()));
            network.addAll(state.channels().sentByBlock());
        }
        verdicts.forEach(this::release);
        lastDecided = outcomes.size() - decidedBefore;
    }

    /** Lets the market say again what it says for as long as it is so. */
    void remind() {
        network.addAll(rules.standingHints(state));
    }

    private void release(Verdict verdict) {
        if (verdict instanceof Verdict.Decided decided) {
            Outcome outcome = decided.decided().outcome();
            outcomes.put(
                    decided.decided().ticket().id(),
                    outcome instanceof Outcome.Refused refused ? refused.name() : "APPLIED");
            details.put(
                    decided.decided().ticket().id(),
                    outcome instanceof Outcome.Refused refused ? refused.detail() : "");
        } else if (verdict instanceof Verdict.NotDecided not) {
            outcomes.put(not.id(), not.rule().name());
        } else if (verdict instanceof Verdict.Parked waits) {
            network.addAll(waits.asks());
        } else if (verdict instanceof Verdict.Replies replies) {
            network.addAll(replies.hints());
        }
    }

    // ---- what must hold ---------------------------------------------------------------------------------------------

    /** Everything that must hold of a market between any two blocks. */
    void check() {
        if (!(state.domain() instanceof Market market)) {
            return;
        }
        long sizes = 0;
        long values = 0;
        for (Party party : market.parties()) {
            sizes += party.size;
            values += party.realised - party.cost;
            assertTrue(party.required() >= 0, () -> "required below 0: " + party);
            assertTrue(party.line() >= 0, () -> "a line below 0: " + party);
            assertTrue(
                    party.required() <= party.line() || party.uncovered.isQueued(),
                    () -> "required above the line, and nobody was told: " + party);
        }
        assertEquals(0, sizes, "the sizes of all positions");
        assertEquals(0, values, "what all parties realised and paid for what they hold");
        MarketDump dump = MarketDump.of(market);
        Market restored = dump.restored();
        assertEquals(dump, MarketDump.of(restored), "a market restored from its dump");
        for (Party party : market.parties()) {
            Party same = restored.parties().get(party.index());
            assertEquals(party.required(), same.required(), () -> "what is required of " + party);
            assertEquals(party.credit().toString(), same.credit().toString(), "the sums of a party's orders");
            assertEquals(party.isExposed, same.isExposed, () -> "whether it is exposed: " + party);
        }
        assertEquals(market.isExposed(), restored.isExposed());
        assertEquals(market.hasPositions(), restored.hasPositions());
        assertEquals(market.hasReduceOnly(), restored.hasReduceOnly());
    }

    /** The state that the journal comes to, from zero, is the live one; and the pairs say what the market says. */
    void checkReplay() {
        EntityState<MarketState> replayed = rules.initial(Examples.MARKET);
        journal.forEach(block -> rules.apply(replayed, block));
        assertEquals(dump(state.domain()), dump(replayed.domain()), "a replay of the journal");
        assertEquals(state.channels().pairsOut(), replayed.channels().pairsOut(), "what the pairs say, by replay");
        if (state.domain() instanceof Market market) {
            for (Party party : market.parties()) {
                PairOut pair = state.channels().pairsOut().get(party.address());
                if (pair != null) {
                    assertEquals(party.totals(market.instrument().lotSteps()), pair.totals(), party::toString);
                }
            }
        }
    }

    static Object dump(MarketState state) {
        return state instanceof Market market ? MarketDump.of(market) : state;
    }

    /** Hashes of blocks are not what is tested here. */
    static final class NoBytes implements BlockEncoder<MarketEvent> {
        private int size;

        @Override
        public void begin(long height, Incarnation incarnation, long engineTimeMillis, BlockHash previous) {
            size = 1;
        }

        @Override
        public void add(Entry<MarketEvent> entry) {
            size++;
        }

        @Override
        public int sizeBytes() {
            return size;
        }

        @Override
        public byte[] finish(List<PriceRound> rounds) {
            return new byte[] {1};
        }
    }
}
