package io.quoin.protocol.port;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.price.SignedPrice;

/** Everything that crosses from node to node, reply addresses aside. Commands, queries and views are of some entity type. */
public sealed interface NodeMessage {
    /** A command for an entity. Answered by {@link Answered}. */
    record Submit(Address entity, Ticket ticket, Object command) implements NodeMessage {}

    /** What became of a command? Answered by {@link FateKnown}. */
    record AskFate(Address entity, CommandId id, long validUntilMillis) implements NodeMessage {}

    /** A read. Answered by {@link Looked}. */
    record Look(Address entity, Object query) implements NodeMessage {}

    /** Where does the live state stand, and what is its hash? Answered by {@link Fingerprinted}. */
    record AskFingerprint(Address entity) implements NodeMessage {}

    /** Be awake. Not answered. */
    record Wake(Address entity) implements NodeMessage {}

    /** One message of a conversation between entities. */
    record Channel(ChannelMessage message) implements NodeMessage {}

    /** A publisher's price, for the board of a node. Not answered. */
    record IndexPrice(SignedPrice price) implements NodeMessage {}

    /** The answer to a command. */
    record Answered(Answer answer) implements NodeMessage {}

    /** The answer to the question of a command's fate. */
    record FateKnown(CommandId id, Fate fate) implements NodeMessage {}

    /** The answer to a read. */
    record Looked(Seen<Object> seen) implements NodeMessage {}

    /** The answer to the question of the live state's hash. */
    record Fingerprinted(Fingerprint fingerprint) implements NodeMessage {}

    /** A read that cannot be answered now, with the reason; ask again. */
    record NotLooked(String reason) implements NodeMessage {}
}
