package io.quoin.protocol.world;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.channel.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The messages on their way. Each lies here until a step says what becomes of it. */
final class WorldNetwork {
    private final Plant plant;
    private final List<ChannelMessage> onTheirWay = new ArrayList<>();
    private final TreeMap<String, TreeMap<Long, Totals>> pairHistory = new TreeMap<>();
    private final TreeMap<String, Long> pairConfirmed = new TreeMap<>();

    WorldNetwork(Plant plant) {
        this.plant = plant;
    }

    void post(ChannelMessage message) {
        onTheirWay.add(
                message instanceof ChannelMessage.Pair pair && plant == Plant.PAIR_DELTA_GROWN_IN_PLACE
                        ? delta(pair)
                        : message);
    }

    boolean isEmpty() {
        return onTheirWay.isEmpty();
    }

    int size() {
        return onTheirWay.size();
    }

    void clear() {
        onTheirWay.clear();
    }

    /** Loses the chosen one. */
    void lose(int which) {
        onTheirWay.remove(which % onTheirWay.size());
    }

    /** The oldest one that is not for this entity, which arrives; null if there is none. */
    @Nullable
    ChannelMessage oldestNotFor(Address slow) {
        for (int at = 0; at < onTheirWay.size(); at++) {
            if (!onTheirWay.get(at).to().equals(slow)) {
                return arriving(at, false);
            }
        }
        return null;
    }

    /** The chosen one, which arrives; a doubled one stays and will arrive again. */
    ChannelMessage arriving(int which, boolean doubled) {
        int at = which % onTheirWay.size();
        ChannelMessage message = doubled ? onTheirWay.get(at) : onTheirWay.remove(at);
        if (message instanceof ChannelMessage.Confirm confirm
                && confirm.confirmation() instanceof Confirmation.OfPair c) {
            pairConfirmed.merge(pairName(confirm.to(), c.peer()), c.height(), Math::max);
        }
        return message;
    }

    // ---- the planted pair -------------------------------------------------------------------------------------------

    /** What has come since the last height that is known to be confirmed. */
    private ChannelMessage.Pair delta(ChannelMessage.Pair pair) {
        String name = pairName(pair.from(), pair.to());
        TreeMap<Long, Totals> history = pairHistory.computeIfAbsent(name, pairOf -> new TreeMap<>());
        history.put(pair.height(), pair.totals());
        Totals confirmed = history.getOrDefault(pairConfirmed.getOrDefault(name, 0L), Totals.ZERO);
        return withTotals(pair, pair.totals().minus(confirmed));
    }

    /** Totals to which a planted delta is added. */
    static ChannelMessage.Pair grown(Totals known, ChannelMessage.Pair delta) {
        Totals sum = known;
        for (int slot = 0; slot < delta.totals().size(); slot++) {
            sum = sum.plus(slot, delta.totals().slot(slot));
        }
        return withTotals(delta, sum);
    }

    private static ChannelMessage.Pair withTotals(ChannelMessage.Pair pair, Totals totals) {
        return new ChannelMessage.Pair(
                pair.from(), pair.to(), pair.kind(), pair.height(), totals, pair.position(), pair.isUrgent());
    }

    private static String pairName(Address from, Address to) {
        return from + ">" + to;
    }
}
