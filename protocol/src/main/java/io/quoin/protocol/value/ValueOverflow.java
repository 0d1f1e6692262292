package io.quoin.protocol.value;

/**
 * The refusal of a result that does not fit its type. Values never wrap around and never saturate; the law turns this
 * into a named refusal before it decides.
 */
public final class ValueOverflow extends ArithmeticException {
    public ValueOverflow(String message) {
        super(message);
    }
}
