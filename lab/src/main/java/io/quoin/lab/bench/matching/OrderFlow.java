package io.quoin.lab.bench.matching;

import java.util.Arrays;

/**
 * Commands to one market, in primitive arrays so that reading them costs next to nothing. The first {@link #filling} of them
 * fill the book; those after them are what is timed.
 */
public final class OrderFlow {
    /** What a command is. */
    public enum Kind {
        /** A limit order, good-til-cancelled. */
        PLACE,
        /** An order that does not rest, immediate-or-cancel. */
        TAKE,
        /** A resting order goes. */
        CANCEL,
        /** A resting order loses lots and keeps its place. */
        REDUCE,
        /** A resting order goes and comes back at another price under a new id, with the lots it had. */
        MOVE
    }

    private static final Kind[] KINDS = Kind.values();

    private int filling;
    private int size;
    private byte[] kinds;
    private long[] ids;
    private int[] parties;
    private boolean[] buys;
    private long[] ticks;
    private long[] lots;

    OrderFlow(int expected) {
        kinds = new byte[expected];
        ids = new long[expected];
        parties = new int[expected];
        buys = new boolean[expected];
        ticks = new long[expected];
        lots = new long[expected];
    }

    /** How many commands there are. */
    public int size() {
        return size;
    }

    /** How many of them fill the book. */
    public int filling() {
        return filling;
    }

    /** How many of the timed commands are of this kind. */
    public int count(Kind kind) {
        int count = 0;
        for (int at = filling; at < size; at++) {
            count += kinds[at] == kind.ordinal() ? 1 : 0;
        }
        return count;
    }

    public Kind kind(int at) {
        return KINDS[kinds[at]];
    }

    /** The id of an order that comes, or comes back: ids rise. */
    public long newId(int at) {
        return at + 1L;
    }

    /** The id of the resting order that a cancellation, a reduction or a move is about. */
    public long id(int at) {
        return ids[at];
    }

    /** The party, and owner, of the order that comes or that rests. */
    public int party(int at) {
        return parties[at];
    }

    /** Its side. */
    public boolean isBuy(int at) {
        return buys[at];
    }

    /** The limit of an order that comes, the new price of one that moves. */
    public long ticks(int at) {
        return ticks[at];
    }

    /** The lots of an order that comes, those that one has that moves or goes, or those that one loses. */
    public long lots(int at) {
        return lots[at];
    }

    void add(Kind kind, long id, int party, boolean isBuy, long priceTicks, long orderLots) {
        if (size == kinds.length) {
            grow();
        }
        kinds[size] = (byte) kind.ordinal();
        ids[size] = id;
        parties[size] = party;
        buys[size] = isBuy;
        ticks[size] = priceTicks;
        lots[size] = orderLots;
        size++;
    }

    /** From here on it is timed. */
    void endFilling() {
        filling = size;
    }

    private void grow() {
        int room = Math.multiplyExact(2, size);
        kinds = Arrays.copyOf(kinds, room);
        ids = Arrays.copyOf(ids, room);
        parties = Arrays.copyOf(parties, room);
        buys = Arrays.copyOf(buys, room);
        ticks = Arrays.copyOf(ticks, room);
        lots = Arrays.copyOf(lots, room);
    }
}
