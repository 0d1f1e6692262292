package io.quoin.lab.bench.matching;

import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.OrderId;
import io.quoin.protocol.market.OrderRef;
import io.quoin.protocol.market.OrderType;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.TimeInForce;

/**
 * An {@link OrderFlow} as commands to a market, block by block, as clients would have sent them. A move is two commands, a
 * cancellation and an order. A reduction, for which a market has no command yet, is a cancellation of some of the lots: it is
 * asked for whole, and {@link #less} says how many lots are meant.
 */
final class LawFlow {
    /** Commands of a block. */
    static final int DECISIONS_MAX = 1_000;

    private final OrderFlow flow;
    private final InstrumentTerms terms;
    private final long validForMillis;
    private final String[] accounts;
    private final KeyFingerprint[] keys;
    private final long[] orderIds;
    private final int[] places;
    private final Ticket[] tickets = new Ticket[DECISIONS_MAX];
    private final MarketCommand[] commands = new MarketCommand[DECISIONS_MAX];
    private final long[] less = new long[DECISIONS_MAX];
    private long height;
    private long nowMillis;
    private int next;
    private int size;

    /**
     * The commands of this flow.
     *
     * @param otherBlocksMax how many blocks hold other things than these commands, at most
     */
    LawFlow(OrderFlow flow, InstrumentTerms terms, int otherBlocksMax, long validForMillis) {
        this.flow = flow;
        this.terms = terms;
        this.validForMillis = validForMillis;
        this.accounts = new String[OrderFlowDrawing.PARTIES];
        this.keys = new KeyFingerprint[OrderFlowDrawing.PARTIES];
        for (int party = 0; party < accounts.length; party++) {
            accounts[party] = "trader-" + party;
            keys[party] = KeyFingerprint.of(owner(party));
        }
        this.orderIds = new long[flow.size()];
        int blocksMax = 2 + 2 * flow.size() / (DECISIONS_MAX - 1);
        this.places = new int[(otherBlocksMax + blocksMax) * OrderId.INDEX_BOUND];
    }

    static OwnerKey owner(int party) {
        return OwnerKey.parse(String.format("%064x", party + 1));
    }

    String account(int party) {
        return accounts[party];
    }

    /**
     * Makes the commands of the next block out of the flow, none of a place from {@code until} on.
     *
     * @return false if there are none left
     */
    boolean nextBlock(int until, long blockHeight, long blockMillis) {
        height = blockHeight;
        nowMillis = blockMillis;
        size = 0;
        while (next < until && size + 2 <= DECISIONS_MAX) {
            Side side = flow.isBuy(next) ? Side.BUY : Side.SELL;
            switch (flow.kind(next)) {
                case PLACE -> place(side, TimeInForce.GOOD_TIL_CANCELLED);
                case TAKE -> place(side, TimeInForce.IMMEDIATE_OR_CANCEL);
                case CANCEL -> cancel(0);
                case REDUCE -> cancel(flow.lots(next));
                case MOVE -> {
                    cancel(0);
                    place(side, TimeInForce.GOOD_TIL_CANCELLED);
                }
            }
            next++;
        }
        return size > 0;
    }

    private void place(Side side, TimeInForce force) {
        int party = flow.party(next);
        orderIds[next] = OrderId.of(height, size).packed();
        places[(int) orderIds[next]] = next;
        add(
                "o" + next,
                new MarketCommand.Place(
                        keys[party],
                        side,
                        OrderType.LIMIT,
                        terms.price(flow.ticks(next)),
                        terms.size(flow.lots(next)),
                        force,
                        false,
                        false,
                        ""),
                0);
    }

    private void cancel(long lessLots) {
        OrderRef order = OrderRef.of(new OrderId(orderIds[(int) (flow.id(next) - flow.newId(0))]));
        add("c" + next, new MarketCommand.Cancel(keys[flow.party(next)], order), lessLots);
    }

    private void add(String clientId, MarketCommand command, long lessLots) {
        CommandId id = new CommandId(accounts[flow.party(next)], clientId);
        tickets[size] = new Ticket(id, nowMillis + validForMillis, new ContentHash(next, size));
        commands[size] = command;
        less[size] = lessLots;
        size++;
    }

    // ---- the block --------------------------------------------------------------------------------------------------

    long height() {
        return height;
    }

    /** How many commands the block has. */
    int size() {
        return size;
    }

    Ticket ticket(int at) {
        return tickets[at];
    }

    MarketCommand command(int at) {
        return commands[at];
    }

    /** How many lots a cancellation is about, 0 if all that are left. */
    long less(int at) {
        return less[at];
    }

    /** The id that the flow has given to an order of the market. */
    long newId(long order) {
        return flow.newId(places[(int) order]);
    }
}
