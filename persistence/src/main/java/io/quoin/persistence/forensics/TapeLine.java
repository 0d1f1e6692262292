package io.quoin.persistence.forensics;

/**
 * One happening on a tape.
 *
 * @param part the number of the happening within its entry, which is added to the entry's id; {@value #WHOLE} for the entry
 *     as a whole
 * @param word what kind of happening, in capitals: what one searches a tape for
 * @param text all else
 */
public record TapeLine(int part, String word, String text) {
    /** The part of a line that is about its entry as a whole. */
    public static final int WHOLE = -1;

    /** A line about its entry as a whole. */
    public static TapeLine of(String word, String text) {
        return new TapeLine(WHOLE, word, text);
    }
}
