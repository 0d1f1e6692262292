package io.quoin.protocol.journal;

/**
 * What a chain can be read from without its blocks: written beside each block in the journal's row as {@code
 * format.epoch.counter.previous.hash}.
 *
 * @param format the version of the block encoding, 1 and up
 */
public record BlockHeader(int format, Incarnation incarnation, BlockHash previous, BlockHash hash) {
    /** The inverse of {@link #toString()}. */
    public static BlockHeader parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a block header: format.epoch.counter.previous.hash");
        }
        return new BlockHeader(
                Integer.parseInt(parts[0]),
                new Incarnation(Long.parseLong(parts[1]), Long.parseLong(parts[2])),
                BlockHash.parse(parts[3]),
                BlockHash.parse(parts[4]));
    }

    @Override
    public String toString() {
        return format + "." + incarnation + "." + previous + "." + hash;
    }
}
