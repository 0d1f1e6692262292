package io.quoin.protocol.command;

import io.quoin.protocol.journal.BlockHash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The decided commands that may still be repeated: kept until engine time passes their {@code valid_until}, after which a
 * repeat is EXPIRED, so that forgetting is safe. Part of an entity's journaled state; mutable inside its single writer.
 */
public final class LiveIds {
    private final HashMap<CommandId, KeptId> kept = new HashMap<>();
    private final HashMap<String, Integer> countByAccount = new HashMap<>();
    private final TreeMap<Long, List<CommandId>> byValidUntil = new TreeMap<>();
    private final TreeMap<Long, BlockHash> hashes = new TreeMap<>();
    private final TreeMap<Long, Integer> countByHeight = new TreeMap<>();

    /** The kept command with this id, or null. */
    public @Nullable KeptId find(CommandId id) {
        return kept.get(id);
    }

    /** How many ids of this account are kept. */
    public int count(String account) {
        return countByAccount.getOrDefault(account, 0);
    }

    /** How many ids are kept. */
    public int size() {
        return kept.size();
    }

    /** Keeps a command that has just been decided. */
    public void keep(KeptId decided) {
        Ticket ticket = decided.ticket();
        if (kept.putIfAbsent(ticket.id(), decided) != null) {
            throw new IllegalStateException("the id " + ticket.id() + " is kept already");
        }
        countByAccount.merge(ticket.id().account(), 1, Integer::sum);
        byValidUntil
                .computeIfAbsent(ticket.validUntilMillis(), millis -> new ArrayList<>())
                .add(ticket.id());
        countByHeight.merge(decided.height(), 1, Integer::sum);
    }

    /** Forgets what can no longer be repeated at this engine time. */
    public void expire(long engineTimeMillis) {
        SortedMap<Long, List<CommandId>> past = byValidUntil.headMap(engineTimeMillis);
        while (!past.isEmpty()) {
            Long first = past.firstKey();
            List<CommandId> ids = past.remove(first);
            if (ids != null) {
                ids.forEach(this::forget);
            }
        }
    }

    /** Whether {@link #expire} at this engine time would forget anything. */
    public boolean hasExpired(long engineTimeMillis) {
        return !byValidUntil.isEmpty() && byValidUntil.firstKey() < engineTimeMillis;
    }

    /** Notes the hash of the block of this height, as long as something decided in it is kept. */
    public void seal(long height, BlockHash hash) {
        if (countByHeight.containsKey(height)) {
            hashes.put(height, hash);
        }
    }

    /** The hash of a sealed block in which something kept was decided, or null. */
    public @Nullable BlockHash hashAt(long height) {
        return hashes.get(height);
    }

    /** All that is kept, in order of where it was decided. */
    public List<KeptId> sorted() {
        List<KeptId> all = new ArrayList<>(kept.size());
        byValidUntil.forEach((millis, ids) -> {
            for (CommandId id : ids) {
                KeptId one = kept.get(id);
                if (one != null) {
                    all.add(one);
                }
            }
        });
        all.sort((a, b) -> {
            int byHeight = Long.compare(a.height(), b.height());
            return byHeight != 0 ? byHeight : Integer.compare(a.index(), b.index());
        });
        return all;
    }

    /** The hashes of the blocks in which something kept was decided, by height. */
    public SortedMap<Long, BlockHash> hashes() {
        return Collections.unmodifiableSortedMap(hashes);
    }

    private void forget(CommandId id) {
        KeptId gone = kept.remove(id);
        if (gone == null) {
            return;
        }
        countByAccount.computeIfPresent(id.account(), (account, count) -> count == 1 ? null : count - 1);
        Integer left = countByHeight.computeIfPresent(gone.height(), (height, count) -> count == 1 ? null : count - 1);
        if (left == null) {
            hashes.remove(gone.height());
        }
    }
}
