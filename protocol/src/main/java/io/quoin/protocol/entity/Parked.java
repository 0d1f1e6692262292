package io.quoin.protocol.entity;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.law.Law;
import io.quoin.protocol.law.Parking;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one entity that wait for others. Beside the journaled state, not in it: a crash forgets them, and they were
 * never decided. Mutable inside the entity's single writer; only {@link CommandDesk} changes it.
 */
public final class Parked<C> {
    private final TreeMap<Long, Command<C>> byArrival = new TreeMap<>();
    private final TreeMap<CommandId, Command<C>> byId = new TreeMap<>();
    private final TreeMap<Address, TreeSet<Long>> byPeer = new TreeMap<>();
    private final TreeMap<Long, TreeSet<Long>> byUntil = new TreeMap<>();
    private final TreeMap<String, Integer> countByAccount = new TreeMap<>();
    private long arrivals;

    /** One command, which waits or is about to. */
    static final class Command<C> {
        private final Ticket ticket;
        private final C command;
        private final long sinceMillis;
        private final TreeMap<Address, List<Payload>> answers = new TreeMap<>();
        private long arrival;
        private long untilMillis;
        private SortedMap<Address, Payload> asks = Collections.emptySortedMap();
        private List<ChannelMessage.Hint> hints = List.of();

        Command(Ticket ticket, C command, long sinceMillis) {
            this.ticket = ticket;
            this.command = command;
            this.sinceMillis = sinceMillis;
            this.untilMillis = Law.NO_DEADLINE;
        }

        Ticket ticket() {
            return ticket;
        }

        C command() {
            return command;
        }

        long sinceMillis() {
            return sinceMillis;
        }

        /** What is asked for it, and of whom. */
        SortedMap<Address, Payload> asks() {
            return asks;
        }

        List<ChannelMessage.Hint> hints() {
            return hints;
        }

        boolean isParked() {
            return arrival > 0;
        }

        Parking parkingAt(long engineTimeMillis) {
            return engineTimeMillis >= untilMillis ? Parking.OVER : Parking.MAY_PARK;
        }

        /** The latest hint of this class from this peer, or null. */
        @Nullable
        Payload answer(Address peer, Class<? extends Payload> kind) {
            for (Payload answer : answers.getOrDefault(peer, List.of())) {
                if (kind.isInstance(answer)) {
                    return answer;
                }
            }
            return null;
        }

        private void answered(Address peer, Payload answer) {
            List<Payload> known = answers.computeIfAbsent(peer, from -> new ArrayList<>());
            known.removeIf(earlier -> earlier.getClass().equals(answer.getClass()));
            known.add(answer);
        }
    }

    // ---- looking ----------------------------------------------------------------------------------------------------

    /** Whether the command with this id waits. */
    public boolean has(CommandId id) {
        return byId.containsKey(id);
    }

    /** How many commands wait. */
    public int size() {
        return byArrival.size();
    }

    /** When the next one has waited as long as it may, engine time; {@link Law#NO_DEADLINE} if none waits. */
    public long nextDeadlineMillis() {
        return byUntil.isEmpty() ? Law.NO_DEADLINE : byUntil.firstKey();
    }

    @Nullable
    Command<C> find(CommandId id) {
        return byId.get(id);
    }

    /** How many wait on behalf of this account. */
    int count(String account) {
        return countByAccount.getOrDefault(account, 0);
    }

    /** How many wait for this peer. */
    int count(Address peer) {
        TreeSet<Long> waiting = byPeer.get(peer);
        return waiting == null ? 0 : waiting.size();
    }

    /** Those that wait for this peer, oldest first. */
    List<Command<C>> of(Address peer) {
        TreeSet<Long> waiting = byPeer.get(peer);
        return waiting == null ? List.of() : all(waiting);
    }

    /** Those that have waited as long as they may, first those whose time was over first. */
    List<Command<C>> over(long engineTimeMillis) {
        List<Command<C>> over = new ArrayList<>();
        for (TreeSet<Long> waiting : byUntil.headMap(engineTimeMillis, true).values()) {
            over.addAll(all(waiting));
        }
        return over;
    }

    private List<Command<C>> all(TreeSet<Long> arrived) {
        List<Command<C>> commands = new ArrayList<>(arrived.size());
        for (Long arrival : arrived) {
            Command<C> command = byArrival.get(arrival);
            if (command != null) {
                commands.add(command);
            }
        }
        return commands;
    }

    // ---- changing ---------------------------------------------------------------------------------------------------

    /** Lets the command wait, or go on waiting in its old place for something else. */
    void park(Command<C> command, SortedMap<Address, Payload> asks, List<ChannelMessage.Hint> hints, long untilMillis) {
        if (command.isParked()) {
            unlink(command);
        } else {
            arrivals++;
            command.arrival = arrivals;
            byArrival.put(command.arrival, command);
            byId.put(command.ticket.id(), command);
            countByAccount.merge(command.ticket.id().account(), 1, Integer::sum);
        }
        command.asks = asks;
        command.hints = List.copyOf(hints);
        command.untilMillis = untilMillis;
        byUntil.computeIfAbsent(untilMillis, millis -> new TreeSet<>()).add(command.arrival);
        for (Address peer : asks.keySet()) {
            byPeer.computeIfAbsent(peer, asked -> new TreeSet<>()).add(command.arrival);
        }
    }

    /** Lets the command go, if it waits. */
    void remove(Command<C> command) {
        if (command.isParked()) {
            unlink(command);
            byArrival.remove(command.arrival);
            byId.remove(command.ticket.id());
            countByAccount.computeIfPresent(
                    command.ticket.id().account(), (account, count) -> count == 1 ? null : count - 1);
            command.arrival = 0;
        }
    }

    /** Notes a hint for those that wait for its sender. */
    void answered(Address from, Payload hint) {
        of(from).forEach(command -> command.answered(from, hint));
    }

    private void unlink(Command<C> command) {
        take(byUntil, command.untilMillis, command.arrival);
        command.asks.keySet().forEach(peer -> take(byPeer, peer, command.arrival));
    }

    private static <K> void take(TreeMap<K, TreeSet<Long>> index, K key, long arrival) {
        index.computeIfPresent(key, (same, waiting) -> {
            waiting.remove(arrival);
            return waiting.isEmpty() ? null : waiting;
        });
    }
}
