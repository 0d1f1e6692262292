package io.quoin.persistence.forensics;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.law.Books;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says why an entry is in its block, and what came of it. Remembers pair totals, to say by how much they moved. */
final class CauseWords implements Cause.Cases<String> {
    private final Address self;
    private final Books<?, ?> books;
    private final Map<Address, Totals> lastTotals = new TreeMap<>();

    CauseWords(Address self, Books<?, ?> books) {
        this.self = self;
        this.books = books;
    }

    String of(Cause cause) {
        return cause.fold(this);
    }

    /** One line for each: a refusal's name and detail, then the events. */
    List<String> consequences(Entry<?> entry) {
        List<String> lines = new ArrayList<>();
        if (entry.cause() instanceof Cause.Command command && command.outcome() instanceof Outcome.Refused refused) {
            lines.add(refused.name() + ": " + refused.detail());
        }
        entry.events().forEach(event -> lines.add(Words.of(event)));
        return lines;
    }

    @Override
    public String fence(Cause.Fence fence) {
        return "fence: a new incarnation begins";
    }

    @Override
    public String command(Cause.Command command) {
        String outcome = command.outcome() instanceof Outcome.Refused ? "refused" : "applied";
        return "command " + command.ticket().id() + " " + outcome;
    }

    @Override
    public String streamArrival(Cause.StreamArrival arrival) {
        return "arrived from " + arrival.from() + ", message " + arrival.run() + "." + arrival.sequence();
    }

    @Override
    public String pairArrival(Cause.PairArrival arrival) {
        Totals before = lastTotals.put(arrival.from(), arrival.totals());
        String totals = before == null
                ? "totals " + amounts(arrival.from(), arrival.totals(), Totals.ZERO)
                : "moved " + amounts(arrival.from(), arrival.totals(), before);
        return "pair with " + arrival.from() + " as of its block " + arrival.height() + ": " + totals
                + (arrival.position() == null ? "" : "; " + Words.of(arrival.position()));
    }

    @Override
    public String hinted(Cause.Hinted hinted) {
        return "hint from " + hinted.from();
    }

    @Override
    public String opening(Cause.Opening opening) {
        return "opening of the block";
    }

    @Override
    public String confirmed(Cause.Confirmed confirmed) {
        return "confirmed by "
                + confirmed.confirmations().stream().map(CauseWords::words).collect(Collectors.joining("; "));
    }

    @Override
    public String deadline(Cause.Deadline deadline) {
        return "deadline reached";
    }

    @Override
    public String tick(Cause.Tick tick) {
        return "tick: time passed";
    }

    private static String words(Confirmation confirmation) {
        if (confirmation instanceof Confirmation.OfStream stream) {
            return stream.peer() + ", messages up to " + stream.run() + "." + stream.sequence();
        }
        Confirmation.OfPair pair = (Confirmation.OfPair) confirmation;
        return pair.peer() + ", pair as of block " + pair.height();
    }

    private String amounts(Address from, Totals totals, Totals before) {
        Map<String, BigInteger> units = new TreeMap<>();
        books.moved(
                from, self, totals, (asset, value) -> units.merge(asset, BigInteger.valueOf(value), BigInteger::add));
        books.moved(
                from, self, before, (asset, value) -> units.merge(asset, BigInteger.valueOf(-value), BigInteger::add));
        units.values().removeIf(value -> value.signum() == 0);
        return units.isEmpty()
                ? "nothing"
                : units.entrySet().stream()
                        .map(amount -> Words.amount(amount.getKey(), amount.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
