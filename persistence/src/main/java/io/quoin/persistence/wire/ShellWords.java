package io.quoin.persistence.wire;

import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.PriceRound;

/** What the shell itself says in blocks, states and messages, whatever the entity. */
final class ShellWords {
    static final WireFamily<Outcome> OUTCOMES = WireFamily.of(WireNames.QUOIN, Outcome.class)
            .constant("outcome.applied/1", Outcome.APPLIED)
            .word("outcome.refused/1", Outcome.Refused.class, ShellWords::refused, ShellWords::refused)
            .build();

    static final WireFamily<Confirmation> CONFIRMATIONS = WireFamily.of(WireNames.QUOIN, Confirmation.class)
            .word("confirmation.of-stream/1", Confirmation.OfStream.class, ShellWords::ofStream, ShellWords::ofStream)
            .word("confirmation.of-pair/1", Confirmation.OfPair.class, ShellWords::ofPair, ShellWords::ofPair)
            .build();

    static final WireFamily<Fate> FATES = WireFamily.of(WireNames.QUOIN, Fate.class)
            .word("fate.applied/1", Fate.Applied.class, ShellWords::fateApplied, ShellWords::fateApplied)
            .word("fate.refused/1", Fate.Refused.class, ShellWords::fateRefused, ShellWords::fateRefused)
            .constant("fate.never/1", new Fate.Never())
            .word("fate.not-decided/1", Fate.NotDecided.class, ShellWords::notDecided, ShellWords::notDecided)
            .constant("fate.pending/1", new Fate.Pending())
            .constant("fate.unknown/1", new Fate.Unknown())
            .build();

    private ShellWords() {}

    // ---- tickets ----------------------------------------------------------------------------------------------------

    static void id(WireWriter out, CommandId id) {
        out.symbol(id.account());
        out.string(id.clientId(), WireLimits.CLIENT_ID_BYTES_MAX);
    }

    static CommandId id(WireReader in) {
        return new CommandId(in.symbol(), in.string(WireLimits.CLIENT_ID_BYTES_MAX));
    }

    static void ticket(WireWriter out, Ticket ticket) {
        id(out, ticket.id());
        out.time(ticket.validUntilMillis());
        out.fixed64(ticket.content().high());
        out.fixed64(ticket.content().low());
    }

    static Ticket ticket(WireReader in) {
        return new Ticket(id(in), in.time(), new ContentHash(in.fixed64(), in.fixed64()));
    }

    static void incarnation(WireWriter out, Incarnation incarnation) {
        out.varint(incarnation.epoch());
        out.varint(incarnation.counter());
    }

    static Incarnation incarnation(WireReader in) {
        return new Incarnation(in.varint(), in.varint());
    }

    static void round(WireWriter out, PriceRound round) {
        out.symbol(round.underlying());
        out.varint(round.round());
        out.zigzag(round.price());
    }

    static PriceRound round(WireReader in) {
        return new PriceRound(in.symbol(), in.varint(), in.zigzag());
    }

    // ---- outcomes and confirmations ---------------------------------------------------------------------------------

    private static void refused(WireWriter out, Outcome.Refused refused) {
        reason(out, refused.name(), refused.detail());
    }

    private static Outcome.Refused refused(WireReader in) {
        return new Outcome.Refused(name(in), sentence(in));
    }

    private static void ofStream(WireWriter out, Confirmation.OfStream confirmation) {
        out.address(confirmation.peer());
        out.varint(confirmation.run());
        out.varint(confirmation.sequence());
        ChannelsWire.floor(out, confirmation.answers());
    }

    private static Confirmation.OfStream ofStream(WireReader in) {
        return new Confirmation.OfStream(in.address(), in.varint(), in.varint(), ChannelsWire.floor(in));
    }

    private static void ofPair(WireWriter out, Confirmation.OfPair confirmation) {
        out.address(confirmation.peer());
        out.varint(confirmation.height());
    }

    private static Confirmation.OfPair ofPair(WireReader in) {
        return new Confirmation.OfPair(in.address(), in.varint());
    }

    // ---- fates ------------------------------------------------------------------------------------------------------

    private static void fateApplied(WireWriter out, Fate.Applied fate) {
        out.varint(fate.height());
        out.varint(fate.index());
        out.hash(fate.hash());
    }

    private static Fate.Applied fateApplied(WireReader in) {
        return new Fate.Applied(in.varint(), in.varint(Integer.MAX_VALUE), in.hash());
    }

    private static void fateRefused(WireWriter out, Fate.Refused fate) {
        out.varint(fate.height());
        out.varint(fate.index());
        out.hash(fate.hash());
        reason(out, fate.name(), fate.detail());
    }

    private static Fate.Refused fateRefused(WireReader in) {
        return new Fate.Refused(in.varint(), in.varint(Integer.MAX_VALUE), in.hash(), name(in), sentence(in));
    }

    private static void notDecided(WireWriter out, Fate.NotDecided fate) {
        reason(out, fate.name(), fate.detail());
    }

    private static Fate.NotDecided notDecided(WireReader in) {
        return new Fate.NotDecided(name(in), sentence(in));
    }

    private static void reason(WireWriter out, String name, String detail) {
        out.string(name, WireLimits.REFUSAL_NAME_BYTES_MAX);
        out.string(detail, WireLimits.SENTENCE_BYTES_MAX);
    }

    private static String name(WireReader in) {
        return in.string(WireLimits.REFUSAL_NAME_BYTES_MAX);
    }

    private static String sentence(WireReader in) {
        return in.string(WireLimits.SENTENCE_BYTES_MAX);
    }
}
