package io.quoin.persistence.wire;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.journal.Cause;

/** Why entries are in the blocks of one entity type. What stands beside pair totals is of the type's own payloads. */
final class CauseWire {
    private final WireFamily<? extends Payload> payloads;

    private CauseWire(WireFamily<? extends Payload> payloads) {
        this.payloads = payloads;
    }

    /** The causes of entities that receive these payloads. */
    static WireFamily<Cause> of(WireFamily<? extends Payload> payloads) {
        CauseWire wire = new CauseWire(payloads);
        return WireFamily.of(WireNames.QUOIN, Cause.class)
                .constant("cause.fence/1", new Cause.Fence())
                .word("cause.command/1", Cause.Command.class, CauseWire::command, CauseWire::command)
                .word("cause.stream-arrival/1", Cause.StreamArrival.class, CauseWire::arrival, CauseWire::arrival)
                .retired("cause.pair-arrival/1", CauseWire::formerPairArrival)
                .word("cause.pair-arrival/2", Cause.PairArrival.class, wire::pairArrival, wire::pairArrival)
                .word(
                        "cause.hinted/1",
                        Cause.Hinted.class,
                        (out, hinted) -> out.address(hinted.from()),
                        in -> new Cause.Hinted(in.address()))
                .constant("cause.opening/1", new Cause.Opening())
                .word("cause.confirmed/1", Cause.Confirmed.class, CauseWire::confirmed, CauseWire::confirmed)
                .constant("cause.deadline/1", new Cause.Deadline())
                .constant("cause.tick/1", new Cause.Tick())
                .build();
    }

    private static void command(WireWriter out, Cause.Command command) {
        ShellWords.ticket(out, command.ticket());
        ShellWords.OUTCOMES.write(out, command.outcome());
    }

    private static Cause.Command command(WireReader in) {
        return new Cause.Command(ShellWords.ticket(in), ShellWords.OUTCOMES.read(in));
    }

    private static void arrival(WireWriter out, Cause.StreamArrival arrival) {
        out.address(arrival.from());
        out.varint(arrival.run());
        out.varint(arrival.sequence());
        out.varint(arrival.previous());
    }

    private static Cause.StreamArrival arrival(WireReader in) {
        return new Cause.StreamArrival(in.address(), in.varint(), in.varint(), in.varint());
    }

    private void pairArrival(WireWriter out, Cause.PairArrival arrival) {
        out.address(arrival.from());
        out.varint(arrival.height());
        out.totals(arrival.totals());
        Payloads.optional(out, payloads, arrival.position());
    }

    private Cause.PairArrival pairArrival(WireReader in) {
        return new Cause.PairArrival(in.address(), in.varint(), in.totals(), Payloads.optional(in, payloads));
    }

    /** Beside the totals stood totals that nobody ever filled. */
    private static Cause.PairArrival formerPairArrival(WireReader in) {
        Address from = in.address();
        long height = in.varint();
        Totals totals = in.totals();
        in.totals();
        return new Cause.PairArrival(from, height, totals, null);
    }

    private static void confirmed(WireWriter out, Cause.Confirmed confirmed) {
        out.list(confirmed.confirmations(), WireLimits.CONFIRMATIONS_MAX, ShellWords.CONFIRMATIONS::write);
    }

    private static Cause.Confirmed confirmed(WireReader in) {
        return new Cause.Confirmed(in.list(WireLimits.CONFIRMATIONS_MAX, ShellWords.CONFIRMATIONS::read));
    }
}
