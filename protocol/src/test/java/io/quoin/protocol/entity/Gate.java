package io.quoin.protocol.entity;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Outbound;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Hinted;
import io.quoin.protocol.law.Law;
import io.quoin.protocol.law.Parking;
import io.quoin.protocol.law.Refusal;
import io.quoin.protocol.law.RefusalCategory;
import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.price.RoundRange;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The law of a gate, for examples: {@code "pass red porter"} needs a red key and waits for one from the porter. A key opens
 * once. A porter sends keys on his stream, or says that there is none. {@code "hear paul"} waits until Paul has said that there
 * is no key, and something else.
 */
final class Gate implements Law<TreeSet<String>, String, String, Gate.Word> {
    static final long PATIENCE_MILLIS = 1_000;

    /** What is said to a gate and by it. */
    interface Word extends Payload {}

    record Key(String colour) implements Word {}

    record NoKey(String colour) implements Word {}

    record Chatter(String text) implements Word {}

    record Need(String colour, int keys) implements Payload {}

    enum Rule implements Refusal {
        NO_KEY,
        TIME_OVER,
        TOO_MANY;

        @Override
        public RefusalCategory category() {
            return RefusalCategory.INVALID_STATE;
        }

        @Override
        public String sentence() {
            return name();
        }
    }

    /** Whether it parks even what it may not. */
    boolean isStubborn;

    /** Whether each block begins with the price of salt, and how often a law was asked that. */
    boolean looksAtPrices;

    int openings;

    @Override
    public TreeSet<String> initial(Address self) {
        return new TreeSet<>();
    }

    @Override
    public List<String> opening(TreeSet<String> keys, Facts facts) {
        openings++;
        BoardPrice price = looksAtPrices ? facts.prices().latest("salt") : null;
        return price == null ? List.of() : List.of("salt stands at " + price.price());
    }

    @Override
    public Decision<String> decide(TreeSet<String> keys, String command, Facts facts) {
        List<String> words = List.of(command.split(" "));
        if (words.get(0).equals("range")) {
            RoundRange range = facts.prices().since("salt", Long.parseLong(words.get(1)));
            return Decision.event("range " + (range == null ? "none" : range.lowest() + " to " + range.highest()));
        }
        if (words.get(0).equals("price")) {
            BoardPrice price = facts.prices().latest("salt");
            return Decision.event("price " + (price == null ? "none" : price.price()));
        }
        if (words.get(0).equals("waited")) {
            return Decision.event("waited " + (facts.engineTimeMillis() - facts.waitingSinceMillis()));
        }
        if (words.get(0).equals("hear")) {
            return hear(new Address("porter", words.get(1)), facts);
        }
        String colour = words.get(1);
        if (keys.contains(colour)) {
            return Decision.event("passed " + colour);
        }
        TreeMap<Address, Payload> asks = new TreeMap<>();
        for (String porter : words.subList(2, words.size())) {
            Address address = new Address("porter", porter);
            NoKey no = facts.answer(address, NoKey.class);
            if (no == null || !no.colour().equals(colour)) {
                asks.put(address, new Need(colour, keys.size()));
            }
        }
        if (asks.isEmpty()) {
            return Decision.refuse(Rule.NO_KEY);
        }
        if (facts.parking() != Parking.MAY_PARK && !isStubborn) {
            return Decision.refuse(facts.parking() == Parking.OVER ? Rule.TIME_OVER : Rule.TOO_MANY);
        }
        return new Decision.Parked<>(asks, facts.waitingSinceMillis() + PATIENCE_MILLIS);
    }

    private static Decision<String> hear(Address porter, Facts facts) {
        NoKey no = facts.answer(porter, NoKey.class);
        Chatter chatter = facts.answer(porter, Chatter.class);
        return no == null || chatter == null
                ? Decision.park(porter, new Need("any", 0), facts.waitingSinceMillis() + PATIENCE_MILLIS)
                : Decision.event("heard " + no.colour() + " and " + chatter.text());
    }

    @Override
    public List<String> receive(TreeSet<String> keys, Address from, Word word, Facts facts) {
        return List.of("key " + ((Key) word).colour());
    }

    @Override
    public Hinted<String> hinted(TreeSet<String> keys, Address from, Payload hint, Facts facts) {
        if (hint instanceof Key key) {
            return new Hinted<>(List.of("key " + key.colour()), List.of(new Chatter("thanks")));
        }
        return hint instanceof Chatter chatter ? Hinted.reply(chatter) : Hinted.nothing();
    }

    @Override
    public List<String> settle(
            TreeSet<String> keys, Address from, Totals difference, @Nullable Payload position, Facts facts) {
        return List.of();
    }

    @Override
    public TreeSet<String> evolve(TreeSet<String> keys, String event, Outbound outbound) {
        List<String> words = new ArrayList<>(List.of(event.split(" ")));
        TreeSet<String> changed = new TreeSet<>(keys);
        if (words.get(0).equals("key")) {
            changed.add(words.get(1));
            outbound.move(new Address("porter", "paul"), PairKind.SETTLEMENT, 0, 1);
        } else if (words.get(0).equals("passed")) {
            changed.remove(words.get(1));
        }
        return changed;
    }

    @Override
    public List<String> due(TreeSet<String> keys, Facts facts) {
        return List.of();
    }

    @Override
    public long nextDeadlineMillis(TreeSet<String> keys) {
        return NO_DEADLINE;
    }

    @Override
    public boolean isExposed(TreeSet<String> keys) {
        return false;
    }
}
