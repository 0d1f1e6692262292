package io.quoin.lab.demo;

import io.quoin.persistence.forensics.BlockVisitor;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.SealedBlock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the client was told with what the journals say: an acknowledged command must stand where it was said to
 * stand, once; one that can never take effect must stand nowhere.
 */
final class Acknowledged implements BlockVisitor {
    private final Collection<DemoRun.Done> told;
    private final Map<Address, Map<CommandId, List<Place>>> journaled = new TreeMap<>();

    /** Where a decided command stands. */
    private record Place(long height, int index, BlockHash hash, Outcome outcome) {
        boolean isWhatWasTold(Fate fate) {
            if (fate instanceof Fate.Applied f) {
                return outcome instanceof Outcome.Applied
                        && f.height() == height
                        && f.index() == index
                        && f.hash().equals(hash);
            }
            return fate instanceof Fate.Refused f
                    && outcome instanceof Outcome.Refused o
                    && o.name().equals(f.name())
                    && f.height() == height
                    && f.index() == index
                    && f.hash().equals(hash);
        }
    }

    Acknowledged(Collection<DemoRun.Done> told) {
        this.told = told;
    }

    @Override
    public void visit(Address entity, SealedBlock<?> sealed) {
        int index = 0;
        for (Entry<?> entry : sealed.block().entries()) {
            if (entry.cause() instanceof Cause.Command command) {
                journaled
                        .computeIfAbsent(entity, one -> new TreeMap<>())
                        .computeIfAbsent(command.ticket().id(), id -> new ArrayList<>(1))
                        .add(new Place(sealed.block().height(), index, sealed.hash(), command.outcome()));
            }
            index++;
        }
    }

    @Override
    public void again(Address entity) {
        journaled.remove(entity);
    }

    /** Commands that were acknowledged and do not stand where they were said to. */
    long lost() {
        return told.stream().filter(this::isLost).count();
    }

    /** Ids that were decided more than once. */
    long doubled() {
        return journaled.values().stream()
                .flatMap(byId -> byId.values().stream())
                .filter(places -> places.size() > 1)
                .count();
    }

    private boolean isLost(DemoRun.Done done) {
        @Nullable List<Place> places = places(done.transfer());
        if (done.fate() instanceof Fate.Never) {
            return places != null;
        }
        return places == null || places.stream().noneMatch(place -> place.isWhatWasTold(done.fate()));
    }

    private @Nullable List<Place> places(PlannedTransfer transfer) {
        Map<CommandId, List<Place>> ofAccount = journaled.get(new Address("account", transfer.from()));
        return ofAccount == null ? null : ofAccount.get(new CommandId(transfer.from(), transfer.clientId()));
    }
}
