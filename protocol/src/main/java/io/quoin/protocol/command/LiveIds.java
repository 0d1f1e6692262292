package io.quoin.protocol.command;

import io.quoin.protocol.journal.BlockHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The decided commands that may still be repeated: kept until engine time passes their {@code valid_until}, after which a
 * repeat is EXPIRED, so that forgetting is safe. Part of an entity's journaled state; mutable inside its single writer.
 *
 * <p>A busy entity keeps hundreds of thousands, each for seconds, which is the worst age for a garbage collector. So each is
 * one small object, and what it has in common with others (its account, its block) is there once.
 */
public final class LiveIds {
    private final HashMap<String, Account> accounts = new HashMap<>();
    private final TreeMap<Long, Bucket> byValidUntil = new TreeMap<>();
    private final TreeMap<Long, Sealed> byHeight = new TreeMap<>();
    private int size;

    // Neighbours mostly share these, so they are tried before the maps.
    private @Nullable Bucket lastBucket;
    private @Nullable Sealed lastBlock;

    /** The ids of one account, by client id. */
    private static final class Account {
        private final HashMap<String, Kept> ids = new HashMap<>();
        private final String name;

        Account(String name) {
            this.name = name;
        }
    }

    /** What can no longer be repeated after the same millisecond. */
    private static final class Bucket {
        final long validUntilMillis;
        final ArrayList<Kept> ids = new ArrayList<>();

        Bucket(long validUntilMillis) {
            this.validUntilMillis = validUntilMillis;
        }
    }

    /** A block in which something kept was decided. */
    private static final class Sealed {
        final long height;
        int kept;

        @Nullable
        BlockHash hash;

        Sealed(long height) {
            this.height = height;
        }
    }

    private static final class Kept {
        final Account account;
        final String clientId;
        final long validUntilMillis;
        final long contentHigh;
        final long contentLow;
        final Sealed block;
        final int index;
        final Outcome outcome;

        Kept(Account account, Sealed block, KeptId decided) {
            Ticket ticket = decided.ticket();
            this.account = account;
            this.clientId = ticket.id().clientId();
            this.validUntilMillis = ticket.validUntilMillis();
            this.contentHigh = ticket.content().high();
            this.contentLow = ticket.content().low();
            this.block = block;
            this.index = decided.index();
            this.outcome = decided.outcome();
        }

        KeptId decided() {
            CommandId id = new CommandId(account.name, clientId);
            Ticket ticket = new Ticket(id, validUntilMillis, new ContentHash(contentHigh, contentLow));
            return new KeptId(ticket, block.height, index, outcome);
        }
    }

    /** The kept command with this id, or null. */
    public @Nullable KeptId find(CommandId id) {
        Account account = accounts.get(id.account());
        Kept kept = account == null ? null : account.ids.get(id.clientId());
        return kept == null ? null : kept.decided();
    }

    /** How many ids of this account are kept. */
    public int count(String account) {
        Account known = accounts.get(account);
        return known == null ? 0 : known.ids.size();
    }

    /** How many ids are kept. */
    public int size() {
        return size;
    }

    /** Keeps a command that has just been decided. */
    public void keep(KeptId decided) {
        CommandId id = decided.ticket().id();
        Account account = accounts.computeIfAbsent(id.account(), Account::new);
        Sealed block = block(decided.height());
        Kept kept = new Kept(account, block, decided);
        if (account.ids.putIfAbsent(kept.clientId, kept) != null) {
            throw new IllegalStateException("the id " + id + " is kept already");
        }
        block.kept++;
        bucket(kept.validUntilMillis).ids.add(kept);
        size++;
    }

    /** Forgets what can no longer be repeated at this engine time. */
    public void expire(long engineTimeMillis) {
        while (hasExpired(engineTimeMillis)) {
            Bucket past = byValidUntil.pollFirstEntry().getValue();
            if (past.equals(lastBucket)) {
                lastBucket = null;
            }
            past.ids.forEach(this::forget);
        }
    }

    /** Whether {@link #expire} at this engine time would forget anything. */
    public boolean hasExpired(long engineTimeMillis) {
        return !byValidUntil.isEmpty() && byValidUntil.firstKey() < engineTimeMillis;
    }

    /** Notes the hash of the block of this height, as long as something decided in it is kept. */
    public void seal(long height, BlockHash hash) {
        Sealed block = byHeight.get(height);
        if (block != null) {
            block.hash = hash;
        }
    }

    /** The hash of a sealed block in which something kept was decided, or null. */
    public @Nullable BlockHash hashAt(long height) {
        Sealed block = byHeight.get(height);
        return block == null ? null : block.hash;
    }

    /** All that is kept, in order of where it was decided. */
    public List<KeptId> sorted() {
        List<Kept> all = new ArrayList<>(size);
        byValidUntil.forEach((millis, bucket) -> {
            for (Kept kept : bucket.ids) {
                all.add(kept);
            }
        });
        all.sort((a, b) -> {
            int byBlock = Long.compare(a.block.height, b.block.height);
            return byBlock != 0 ? byBlock : Integer.compare(a.index, b.index);
        });
        List<KeptId> sorted = new ArrayList<>(size);
        all.forEach(kept -> sorted.add(kept.decided()));
        return sorted;
    }

    /** The hashes of the blocks in which something kept was decided, by height. */
    public SortedMap<Long, BlockHash> hashes() {
        TreeMap<Long, BlockHash> hashes = new TreeMap<>();
        byHeight.forEach((height, block) -> {
            if (block.hash != null) {
                hashes.put(height, block.hash);
            }
        });
        return hashes;
    }

    private Sealed block(long height) {
        Sealed block = lastBlock;
        if (block == null || block.height != height) {
            block = byHeight.computeIfAbsent(height, Sealed::new);
            lastBlock = block;
        }
        return block;
    }

    private Bucket bucket(long validUntilMillis) {
        Bucket bucket = lastBucket;
        if (bucket == null || bucket.validUntilMillis != validUntilMillis) {
            bucket = byValidUntil.computeIfAbsent(validUntilMillis, Bucket::new);
            lastBucket = bucket;
        }
        return bucket;
    }

    private void forget(Kept gone) {
        gone.account.ids.remove(gone.clientId);
        if (gone.account.ids.isEmpty()) {
            accounts.remove(gone.account.name);
        }
        Sealed block = gone.block;
        block.kept--;
        if (block.kept == 0) {
            byHeight.remove(block.height);
            if (block.equals(lastBlock)) {
                lastBlock = null;
            }
        }
        size--;
    }
}
