package io.quoin.lab.trading;

import io.quoin.lab.stream.OrderEvent;
import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.market.Fill;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.Order;
import io.quoin.protocol.market.OrderId;
import io.quoin.protocol.market.OrderType;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.TimeInForce;
import io.quoin.protocol.value.Quantity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Journals written by hand for a tape to read: blocks of markets and accounts with just those entries that a test wants, one
 * in a block. Their hashes are names of their heights, and nothing follows from anything.
 */
final class Pages {
    static final long NOW = 1_700_000_000_000L;
    static final long TICKS = 23_700;
    static final Outcome REFUSED = new Outcome.Refused("ORDER_NOT_FOUND", "");

    private static final long BEGIN = 1_000_000;

    private final TradingPlan plan;
    private final int markets;
    private final List<Told> told = new ArrayList<>();
    private final Tape tape = new Tape();
    private final Map<Address, Long> heights = new TreeMap<>();

    Pages(List<OrderEvent> events, int markets) {
        this(events, markets, 1);
    }

    /** With market makers that quote so many times less once, every half minute. */
    Pages(List<OrderEvent> events, int markets, int trades) {
        List<Trade> venue = new ArrayList<>();
        for (int i = 0; i < trades; i++) {
            venue.add(new Trade(BEGIN + i * 30_000L, "237"));
        }
        this.plan = TradingPlan.of(events, venue, markets, 1_000, 1);
        this.markets = markets;
    }

    Tape tape() {
        return tape;
    }

    Played played() {
        return played(0);
    }

    /** With the node killed at this moment, 0 for never. */
    Played played(long killedMillis) {
        return new Played(
                plan,
                Instruments.first(markets),
                told,
                new Latencies(),
                NOW,
                killedMillis,
                Duration.ofSeconds(1),
                Duration.ZERO,
                0,
                0,
                0);
    }

    void tell(Told one) {
        told.add(one);
    }

    static Address account(String id) {
        return new Address(AccountKind.TYPE, id);
    }

    Address market(int number) {
        return played().market(number);
    }

    static BlockHash hash(long height) {
        return BlockHash.ofContent(new byte[] {(byte) height});
    }

    /** The plan's order of this venue order. */
    Step.Place order(int market, long venueOrder) {
        return plan.steps().stream()
                .filter(Step.Place.class::isInstance)
                .map(Step.Place.class::cast)
                .filter(place -> place.market() == market && place.venueOrder() == venueOrder)
                .findFirst()
                .orElseThrow();
    }

    /** The order rests since a block of its own, and somebody takes so much of it in the next. */
    void trade(int market, long venueOrder, String bitcoins) {
        Step.Place place = order(market, venueOrder);
        long maker = OrderId.of(next(market(market)), 0).packed();
        write(market(market), NOW, new Cause.Tick(), List.of(placed(maker, place.id(), List.of(), NOW)));
        long taker = OrderId.of(next(market(market)), 0).packed();
        Fill fill = fill(
                maker,
                place.id().account(),
                Quantity.parse(bitcoins, Instruments.SIZE_SCALE).units());
        write(
                market(market),
                NOW,
                new Cause.Tick(),
                List.of(placed(taker, new CommandId("maker-0-0", "t" + taker), List.of(fill), NOW)));
    }

    static Fill fill(long maker, String account, long lots) {
        return new Fill(maker, account, TICKS, lots, 50, 0, 0, 20, 0, 0, 0);
    }

    static MarketEvent.OrderPlaced placed(long order, CommandId id, List<Fill> fills, long atMillis) {
        return new MarketEvent.OrderPlaced(
                new Order(
                        order,
                        id.account(),
                        id.clientId(),
                        Side.BUY,
                        OrderType.LIMIT,
                        TICKS,
                        2_000_000,
                        TimeInForce.GOOD_TIL_CANCELLED,
                        false,
                        false,
                        ""),
                fills,
                0,
                null,
                0,
                atMillis);
    }

    /** The height that the next block of this journal will have. */
    long next(Address entity) {
        return heights.getOrDefault(entity, 0L) + 1;
    }

    /** A block with this command in it, once for each outcome. */
    void decide(Address entity, CommandId id, Outcome... outcomes) {
        Ticket ticket = new Ticket(id, NOW + 5_000, ContentHash.of(new byte[] {3}));
        List<Entry<Object>> entries = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            entries.add(new Entry<>(new Cause.Command(ticket, outcome), List.of()));
        }
        write(entity, NOW, entries);
    }

    /** The account takes the market's totals as of a height. */
    void settle(String account, int market, long height, long atMillis) {
        Cause arrival = new Cause.PairArrival(market(market), height, Totals.of(1), null);
        write(account(account), atMillis, arrival, List.of());
    }

    void write(Address entity, long atMillis, Cause cause, List<Object> events) {
        write(entity, atMillis, List.of(new Entry<>(cause, events)));
    }

    private void write(Address entity, long atMillis, List<Entry<Object>> entries) {
        long height = next(entity);
        heights.put(entity, height);
        Block<Object> block =
                new Block<>(height, new Incarnation(1, 1), atMillis, BlockHash.GENESIS, List.of(), entries);
        tape.visit(entity, new SealedBlock<>(block, new byte[0], hash(height)));
    }

    /** The journal is told again from its beginning. */
    void again(Address entity) {
        heights.remove(entity);
        tape.again(entity);
    }
}
