package io.quoin.protocol.market.book;

/**
 * The resting orders of one market in price-time priority: who is matched next, who stands behind, what each party has
 * open. It never matches by itself: a decision reads it ({@link MatchWalk}, {@link Crossing}), and only the events that
 * follow change it. Mutable inside its single writer; nothing outside may read it.
 *
 * <p>Everything lies in primitive arrays. An order is named by its id for ever and by its slot while it rests; a level by
 * its row while orders rest at its price. Slots and rows are reused and differ between equal books, so neither may enter an
 * event: they are for walking and for looking things up beside the book. {@link #NONE} is no order and no level.
 *
 * <p>Adding, reducing, removing and each step of a walk cost the same however many orders there are (a price far from all
 * others costs a little more, see {@link TickPages}) and allocate nothing, except when the arrays grow.
 *
 * <p>A caller that breaks a range or names an order that is not there meets an exception, for it replays a journal that was
 * never written: the ranges are the law's to refuse by name before it decides.
 */
public final class OrderBook {
    /** No order, no level. */
    public static final int NONE = 0;

    /** The highest price: 2^48 - 1 ticks. The lowest is 1. */
    public static final long TICKS_MAX = TickPages.MAX_TICKS;

    /** The largest order: 2^42 - 1 lots. With {@link #ORDERS_MAX} it keeps every sum of lots within 64 bits. */
    public static final long LOTS_MAX = (1L << 42) - 1;

    /** How many orders rest at most. */
    public static final int ORDERS_MAX = 1 << 20;

    /** Party indexes are below this. */
    public static final int PARTIES_MAX = 1 << 24;

    private static final int USUAL_ORDERS = 1_023;
    private static final int USUAL_LEVELS = 511;
    private static final int USUAL_PARTIES = 256;

    private final OrderPool orders;
    private final LevelPool levels;
    private final IdIndex byId;
    private final BookSide bids;
    private final BookSide asks;
    private final PartyLists parties;

    public OrderBook() {
        this(USUAL_ORDERS, USUAL_LEVELS, USUAL_PARTIES);
    }

    /** Makes room for so many orders, levels of each side, and parties; each 1 or more. Beyond them the arrays grow. */
    public OrderBook(int expectedOrders, int expectedLevels, int expectedParties) {
        this.orders = new OrderPool(expectedOrders);
        this.levels = new LevelPool(Math.multiplyExact(2, expectedLevels));
        this.byId = new IdIndex(orders, expectedOrders);
        this.bids = new BookSide(Side.BUY, levels, expectedLevels);
        this.asks = new BookSide(Side.SELL, levels, expectedLevels);
        this.parties = new PartyLists(orders, expectedParties);
    }

    // ---- orders -----------------------------------------------------------------------------------------------------

    /** How many orders rest. */
    public int size() {
        return byId.size();
    }

    /** Whether no further order fits. */
    public boolean isFull() {
        return size() >= ORDERS_MAX;
    }

    /** The slot of the resting order with this id, or {@link #NONE}. */
    public int find(long id) {
        return byId.find(id);
    }

    public long id(int slot) {
        return orders.id(slot);
    }

    public Side side(int slot) {
        return orders.side(slot);
    }

    /** The limit price. */
    public long ticks(int slot) {
        return orders.ticks(slot);
    }

    /** What is left of the order: 1 or more. */
    public long lots(int slot) {
        return orders.lots(slot);
    }

    public int party(int slot) {
        return orders.party(slot);
    }

    /** Whose party it is: orders of one owner do not trade with each other. */
    public int owner(int slot) {
        return orders.owner(slot);
    }

    /** Bits of the law's own; the book does not read them. */
    public int flags(int slot) {
        return orders.flags(slot);
    }

    /** A number of the law's own, 0 at first; the book does not read it. */
    public long tag(int slot) {
        return orders.tag(slot);
    }

    /** The order of the same price that is matched next after this one, or {@link #NONE}. */
    public int behind(int slot) {
        return orders.behind(slot);
    }

    // ---- levels -----------------------------------------------------------------------------------------------------

    /** The level that is matched first, or {@link #NONE}. */
    public int bestLevel(Side side) {
        return of(side).best();
    }

    /** The next level of the same side, or {@link #NONE}. */
    public int worse(int level) {
        return levels.worse(level);
    }

    /** The level of this side at this price, or {@link #NONE}. */
    public int levelAt(Side side, long ticks) {
        return of(side).find(ticks);
    }

    /** How many levels this side has. */
    public int levels(Side side) {
        return of(side).size();
    }

    public long levelTicks(int level) {
        return levels.ticks(level);
    }

    /** The lots of all orders of the level. */
    public long levelLots(int level) {
        return levels.lots(level);
    }

    public int levelOrders(int level) {
        return levels.orders(level);
    }

    /** The order of the level that is matched first. */
    public int firstOf(int level) {
        return levels.first(level);
    }

    // ---- parties ----------------------------------------------------------------------------------------------------

    /** How many orders of this party rest. */
    public int ordersOf(int party) {
        return parties.size(party);
    }

    /** The order of this party with the highest id, or {@link #NONE}. */
    public int youngestOf(int party) {
        return parties.youngest(party);
    }

    /** The order of this party with the lowest id, or {@link #NONE}. */
    public int oldestOf(int party) {
        return parties.oldest(party);
    }

    /** The next order of the same party by falling id, or {@link #NONE}. */
    public int older(int slot) {
        return orders.older(slot);
    }

    /** The next order of the same party by rising id, or {@link #NONE}. */
    public int younger(int slot) {
        return orders.younger(slot);
    }

    // ---- changes: only what an event says
    // -----------------------------------------------------------------------------

    /**
     * Lets an order rest behind all others of its price and returns its slot.
     *
     * @param id of no resting order; ids rise with time
     * @param party 0 to {@link #PARTIES_MAX} - 1
     * @param owner any number that means the same owner whenever it is equal
     * @param ticks 1 to {@link #TICKS_MAX}
     * @param lots 1 to {@link #LOTS_MAX}
     * @param flags 0 or more
     */
    public int add(long id, int party, int owner, Side side, long ticks, long lots, int flags) {
        int slot = enqueue(id, party, owner, side, ticks, lots, flags, 0);
        parties.add(slot);
        return slot;
    }

    /** Takes lots away by a fill or a reduction; what is left keeps its priority and is returned. At 0 the order is gone. */
    public long reduce(int slot, long lots) {
        requireTaken(slot);
        long left = orders.lots(slot) - lots;
        if (lots < 1 || left < 0) {
            throw new IllegalStateException(
                    "order " + orders.id(slot) + " has " + orders.lots(slot) + " lots, not " + lots);
        }
        if (left == 0) {
            remove(slot);
        } else {
            orders.setLots(slot, left);
            levels.addLots(orders.level(slot), -lots);
        }
        return left;
    }

    /** Takes an order out of the book. */
    public void remove(int slot) {
        requireTaken(slot);
        int level = orders.level(slot);
        int ahead = orders.ahead(slot);
        int behind = orders.behind(slot);
        if (ahead == NONE) {
            levels.setFirst(level, behind);
        } else {
            orders.setBehind(ahead, behind);
        }
        if (behind == NONE) {
            levels.setLast(level, ahead);
        } else {
            orders.setAhead(behind, ahead);
        }
        levels.addLots(level, -orders.lots(slot));
        levels.setOrders(level, levels.orders(level) - 1);
        if (levels.orders(level) == 0) {
            of(orders.side(slot)).close(level);
        }
        parties.remove(slot);
        byId.remove(orders.id(slot), slot);
        orders.free(slot);
    }

    public void setTag(int slot, long tag) {
        requireTaken(slot);
        orders.setTag(slot, tag);
    }

    // ---- for restoring: the queue first, the lists of the parties when all are there --------------------------------

    /** What {@link #add} does, except that the party's list does not have the order yet. */
    int enqueue(long id, int party, int owner, Side side, long ticks, long lots, int flags, long tag) {
        requireInRange(id, party, ticks, lots, flags);
        int slot = orders.take(id, party, owner, side, ticks, lots, flags, tag);
        byId.add(id, slot);
        int level = of(side).open(ticks);
        int last = levels.last(level);
        if (last == NONE) {
            levels.setFirst(level, slot);
        } else {
            orders.setBehind(last, slot);
            orders.setAhead(slot, last);
        }
        levels.setLast(level, slot);
        levels.setOrders(level, levels.orders(level) + 1);
        levels.addLots(level, lots);
        orders.setLevel(slot, level);
        return slot;
    }

    /** Lets the party of an enqueued order have it in its list. */
    void joinParty(int slot) {
        parties.add(slot);
    }

    private BookSide of(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private void requireTaken(int slot) {
        if (!orders.isTaken(slot)) {
            throw new IllegalStateException("no order rests in slot " + slot);
        }
    }

    private void requireInRange(long id, int party, long ticks, long lots, int flags) {
        if (((ticks - 1) | (TICKS_MAX - ticks) | (lots - 1) | (LOTS_MAX - lots) | party | flags) < 0
                || party >= PARTIES_MAX) {
            throw new IllegalStateException("order " + id + " is beyond the book: party " + party + ", " + ticks
                    + " ticks, " + lots + " lots, flags " + flags);
        }
        if (isFull() || find(id) != NONE) {
            throw new IllegalStateException("order " + id + " finds the book full or the id resting already");
        }
    }
}
