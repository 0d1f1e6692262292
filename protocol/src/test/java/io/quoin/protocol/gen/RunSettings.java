package io.quoin.protocol.gen;

/** What the person at the keyboard says about all properties of a run. */
final class RunSettings {
    static final String SEED = "quoin.seed";
    static final String CASES_FACTOR = "quoin.cases.factor";

    private static final long SEED_OF_THIS_RUN = readSeed(System.getProperty(SEED, ""));

    private RunSettings() {}

    static long seed() {
        return SEED_OF_THIS_RUN;
    }

    static int casesFactor() {
        return Integer.getInteger(CASES_FACTOR, 1);
    }

    static long readSeed(String text) {
        if (text.isEmpty()) {
            return Property.USUAL_SEED;
        }
        if (text.equals("random")) {
            long drawn = System.nanoTime() >>> 1;
            System.err.println("quoin.seed=" + drawn);
            return drawn;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notNumber) {
            throw new IllegalArgumentException(SEED + " is a number or \"random\", not \"" + text + "\"", notNumber);
        }
    }
}
