package io.quoin.protocol.market;

/**
 * The id of an order: the height of the block in which it was placed and the index of the entry there. In text {@code
 * 4711-3}; its fills are {@code 4711-3-0}, {@code 4711-3-1} and so on. Ids of one market rise with time.
 *
 * @param packed height times {@value #INDEX_BOUND} plus index, as events and the book have it
 */
public record OrderId(long packed) implements Comparable<OrderId> {
    /** Indexes are below this: a block has at most so many entries. */
    public static final int INDEX_BOUND = 1_024;

    public OrderId {
        if (packed < INDEX_BOUND) {
            throw new IllegalArgumentException(packed + " is no order id: there is no entry at height 0");
        }
    }

    /** The id of the order placed by this entry. */
    public static OrderId of(long height, int index) {
        return new OrderId(pack(height, index));
    }

    /** The same as a bare number. */
    static long pack(long height, int index) {
        if (index < 0 || index >= INDEX_BOUND || height < 1 || height > Long.MAX_VALUE / INDEX_BOUND - 1) {
            throw new IllegalArgumentException("entry " + index + " of block " + height + " can name no order");
        }
        return height * INDEX_BOUND + index;
    }

    /** The height of the block. */
    public long height() {
        return packed / INDEX_BOUND;
    }

    /** The index of the entry in the block. */
    public int index() {
        return (int) (packed % INDEX_BOUND);
    }

    /** The inverse of {@link #toString()}. Refuses with {@link IllegalArgumentException}. */
    public static OrderId parse(String text) {
        int dash = text.indexOf('-');
        try {
            OrderId id = of(
                    Long.parseLong(text.substring(0, Math.max(0, dash))), Integer.parseInt(text.substring(dash + 1)));
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new IllegalArgumentException("'" + text + "' is no order id: write HEIGHT-INDEX, for example 4711-3");
    }

    /** The id of one of its fills as a taker, numbered from 0. */
    public String trade(int fill) {
        return this + "-" + fill;
    }

    @Override
    public int compareTo(OrderId other) {
        return Long.compare(packed, other.packed);
    }

    @Override
    public String toString() {
        return height() + "-" + index();
    }
}
