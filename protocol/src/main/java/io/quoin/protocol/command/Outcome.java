package io.quoin.protocol.command;

/**
 * What was decided of a command, as it stands in the journal: applied, or refused by name. Both are final.
 *
 * <p>A refusal is kept as text: it stays true when the rule that it names is gone.
 */
public sealed interface Outcome {
    /** The command took effect. */
    record Applied() implements Outcome {}

    /** The command broke the named rule and changed nothing. */
    record Refused(String name, String detail) implements Outcome {}

    /** The one value of {@link Applied}. */
    Outcome APPLIED = new Applied();
}
