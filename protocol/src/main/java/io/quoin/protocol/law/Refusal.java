package io.quoin.protocol.law;

/**
 * One rule that a command can break. The name is the contract; the sentence is for people. Each entity's refusals are one
 * enum in the order in which the rules are judged, from general to specific.
 */
public interface Refusal {
    /** The name that clients match on; never changes once released. */
    String name();

    /** The kind of rule. */
    RefusalCategory category();

    /** One sentence that says what is required, for people. */
    String sentence();
}
