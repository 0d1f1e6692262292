package io.quoin.persistence.owner;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.coordination.lease.LeaseSettings;
import org.apache.pekko.coordination.lease.javadsl.Lease;
import org.jspecify.annotations.Nullable;

/**
 * The lease of a shard as a fence, not as a lock: acquiring always succeeds and raises the shard's epoch, so that whoever held
 * it before can release nothing any more. A shard starts no entity before it has its lease, therefore every recovery reads
 * after the epoch was raised.
 *
 * <p>Pekko keeps one lease object per shard and calls {@code acquire} on it again at each start of the shard.
 */
public final class EpochLease extends Lease {
    /** Ownership of a shard under one epoch. */
    record Held(long epoch, Runnable onLost) {}

    private final LeaseSettings settings;
    private final OwnerTables tables;
    private final OwnerTables.ShardName shard;
    private final AtomicReference<@Nullable Held> held = new AtomicReference<>();

    /** Called by Pekko by name; the lease's name ends in {@code -shard-TYPE-NUMBER}. */
    public EpochLease(LeaseSettings settings, ExtendedActorSystem system) {
        this.settings = settings;
        this.tables = OwnerTables.of(system);
        this.shard = shardOf(settings.leaseName());
    }

    /** The shard that a lease of this name is of: {@code SYSTEM-shard-TYPE-NUMBER}. */
    static OwnerTables.ShardName shardOf(String leaseName) {
        int number = leaseName.lastIndexOf('-');
        int type = leaseName.indexOf("-shard-");
        if (type < 0 || number <= type + "-shard-".length()) {
            throw new IllegalArgumentException("'" + leaseName + "' is not the name of a shard's lease");
        }
        return new OwnerTables.ShardName(
                leaseName.substring(type + "-shard-".length(), number),
                Integer.parseInt(leaseName.substring(number + 1)));
    }

    @Override
    public LeaseSettings getSettings() {
        return settings;
    }

    @Override
    public CompletionStage<Boolean> acquire() {
        return acquire(lost -> {});
    }

    @Override
    public CompletionStage<Boolean> acquire(Consumer<Optional<Throwable>> leaseLost) {
        return tables.raiser(shard.type()).raise(shard.shard()).thenApply(epoch -> {
            Held now = new Held(epoch, () -> {
                held.set(null);
                leaseLost.accept(Optional.empty());
            });
            held.set(now);
            tables.hold(shard, now);
            return true;
        });
    }

    @Override
    public CompletionStage<Boolean> release() {
        Held now = held.getAndSet(null);
        if (now != null) {
            tables.drop(shard, now);
        }
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public boolean checkLease() {
        return held.get() != null;
    }
}
