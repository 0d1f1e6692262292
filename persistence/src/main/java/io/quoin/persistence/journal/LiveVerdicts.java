package io.quoin.persistence.journal;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.LiveChain;
import io.quoin.protocol.port.LiveHeads;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;
import org.jspecify.annotations.Nullable;

/**
 * What the journal of this actor system found at the latest recovery of each entity. One per actor system; {@link
 * LiveChainJournal} writes it, the entity reads it when its recovery has completed.
 *
 * <p>It remembers the verdicts of the latest {@value #VERDICTS_MAX} recoveries, and between scan and replay the chains of the
 * latest {@value #CHAINS_MAX}: many times what can recover at once.
 */
public final class LiveVerdicts implements Extension, LiveHeads {
    static final int VERDICTS_MAX = 65_536;
    static final int CHAINS_MAX = 1_024;

    private static final Id ID = new Id();

    private final Map<String, LiveHeads.Verdict> verdicts = new Latest<>(VERDICTS_MAX);
    private final Map<String, LiveChain> chains = new Latest<>(CHAINS_MAX);

    LiveVerdicts() {}

    /** The verdicts of this actor system. */
    public static LiveVerdicts get(ClassicActorSystemProvider system) {
        return ID.get(system);
    }

    @Override
    public synchronized Optional<LiveHeads.Verdict> verdict(Address entity) {
        return Optional.ofNullable(verdicts.get(entity.persistenceId()));
    }

    /** The journal of the entity was judged. */
    synchronized void judged(String persistenceId, LiveChain chain) {
        chains.remove(persistenceId);
        chains.put(persistenceId, chain);
        remember(persistenceId, new LiveHeads.Verdict(chain.height(), chain.head(), chain.broken()));
    }

    /** The journal of the entity cannot be judged, for this reason. */
    synchronized void broken(String persistenceId, LiveHeads.Verdict verdict) {
        chains.remove(persistenceId);
        remember(persistenceId, verdict);
    }

    private void remember(String persistenceId, LiveHeads.Verdict verdict) {
        verdicts.remove(persistenceId);
        verdicts.put(persistenceId, verdict);
    }

    /** Takes the chain that was judged last, for its one replay; null if there is none to follow. */
    synchronized @Nullable LiveChain take(String persistenceId) {
        return chains.remove(persistenceId);
    }

    /** Keeps only what was put last. */
    private static final class Latest<V> extends LinkedHashMap<String, V> {
        private final int max;

        Latest(int max) {
            this.max = max;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > max;
        }
    }

    /** How Pekko makes one for each actor system. */
    static final class Id extends AbstractExtensionId<LiveVerdicts> {
        @Override
        public LiveVerdicts createExtension(ExtendedActorSystem system) {
            return new LiveVerdicts();
        }
    }
}
