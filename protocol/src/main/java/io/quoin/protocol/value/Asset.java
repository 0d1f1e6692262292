package io.quoin.protocol.value;

/**
 * Something that can be owned in amounts: a code, the number of its decimals and its number on every wire. Which assets
 * there are is said by {@link Assets}; all three parts are for ever, because journals are.
 *
 * <p>For example, USDC has scale 8: one unit is 0.00000001 USDC.
 *
 * @param code {@code [A-Z][A-Z0-9]{0,11}}, for people and interfaces
 * @param scale decimals of one unit, 0 to 12
 * @param number what journals and node-to-node messages write instead of the code, 1 or more
 */
public record Asset(String code, int scale, int number) {
    private static final int LONGEST_CODE = 12;

    public Asset {
        if (!isCode(code)) {
            throw new ValueMalformed("the asset code " + ValueMalformed.shown(code)
                    + " is malformed; accepted: a letter A to Z, then at most " + (LONGEST_CODE - 1)
                    + " of A to Z and 0 to 9");
        }
        Scales.check("asset " + code, scale);
        if (number < 1) {
            throw new ValueMalformed("the number of asset " + code + " is " + number + "; accepted: 1 or more");
        }
    }

    /** The code alone. */
    @Override
    public String toString() {
        return code;
    }

    private static boolean isCode(String code) {
        if (code.isEmpty() || code.length() > LONGEST_CODE || !isLetter(code.charAt(0))) {
            return false;
        }
        for (int at = 1; at < code.length(); at++) {
            char character = code.charAt(at);
            if (!isLetter(character) && (character < '0' || character > '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char character) {
        return character >= 'A' && character <= 'Z';
    }
}
