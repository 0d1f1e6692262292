package io.quoin.protocol.value;

/** The refusal of {@link Rounding#EXACT} to round: the division leaves a remainder. */
public final class ValueInexact extends ArithmeticException {
    public ValueInexact(String message) {
        super(message);
    }
}
